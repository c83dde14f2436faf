/** How a text spells what Markdown lets writers spell in several ways. */
export type MarkdownStyle = {
  bullet: '*' | '-' | '+'
  emphasis: '*' | '_'
  strong: '*' | '_'
  rule: '*' | '-' | '_'
  fence: '`' | '~'
  bulletOrdered: '.' | ')'
  lineEnd: '\n' | '\r\n'
}

/** Detects a text's style, so that new text uses the same. */
export function markdownStyle(text: string): MarkdownStyle {
  return {
    bullet: first(text, /^[ \t]*([-*+])[ \t]+\S/m, ['-', '*', '+']),
    emphasis: first(text, /(?<![\p{L}\p{N}*_])([*_])(?![*_\s])[^*_\n]+\1/u, ['*', '_']),
    strong: first(text, /(?<![\p{L}\p{N}*_])([*_])\1(?![*_\s])[^*_\n]+\1\1/u, ['*', '_']),
    rule: first(text, /^([-*_])(?:[ \t]*\1){2,}[ \t]*$/m, ['-', '*', '_']),
    fence: first(text, /^(`|~){3}/m, ['`', '~']),
    bulletOrdered: first(text, /^[ \t]*\d+([.)])[ \t]+\S/m, ['.', ')']),
    lineEnd: text.includes('\r\n') ? '\r\n' : '\n',
  }
}

function first<T extends string>(text: string, pattern: RegExp, choices: [T, ...T[]]): T {
  const found = pattern.exec(text)?.[1]
  return choices.find((choice) => choice === found) ?? choices[0]
}
