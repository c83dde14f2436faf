/** Whether plain text was written as Markdown. One sure sign is enough; a dash or a star alone is none. */
export function looksLikeMarkdown(text: string): boolean {
  return SIGNS.some((sign) => sign.test(text))
}

// Each reads any text in one go: no two parts of a pattern may match the same run of characters.
const SIGNS = [
  /^ {0,3}(`{3}|~{3})/m,
  /^#{2,6} \S/m,
  // One alone could be a comment in code.
  /(?:^|\n\s*\n)# \S.*(?:\n\s*\n|\n?$)/,
  /^[^|\n]*\|.*\n *(?:\| *)?:?-+:? *(?:\| *:?-+:? *)*(?:\| *)?$/m,
  /^ *[-*+] +\[[ xX]\] \S/m,
  /^ *([-*+]|\d{1,3}[.)]) +\S.*\n(?:[ \t]*\n| {2,}\S.*\n)* *([-*+]|\d{1,3}[.)]) +\S/m,
  /^> \S/m,
  /!?\[[^[\]\n]+\]\((?:https?:|mailto:|\/|#|\.)[^)\s]*(?: "[^"\n]*")?\)/,
  /(?<![\w*])\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*(?![\w*])/,
  /(?<![\w`])`[^`\n]+`(?![\w`])/,
  /^\[\^[^\]\s]+\]: /m,
  /^<(Callout|Details|Quote|Figure|Button)[\s>]/m,
]
