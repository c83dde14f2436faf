type Style = {
  bullet: '*' | '-' | '+'
  emphasis: '*' | '_'
  rule: '*' | '-' | '_'
  fence: '`' | '~'
  listItemIndent: 'one'
}

/** Detects a text's style of lists, emphasis, rules and code fences, so that new text uses the same. */
export function markdownStyle(text: string): Style {
  return {
    bullet: first(text, /^[ \t]*([-*+])[ \t]+\S/m, ['-', '*', '+']),
    emphasis: first(text, /(?<![\p{L}\p{N}*_])([*_])(?![*_\s])[^*_\n]+\1/u, ['*', '_']),
    rule: first(text, /^([-*_])(?:[ \t]*\1){2,}[ \t]*$/m, ['-', '*', '_']),
    fence: first(text, /^(`|~){3}/m, ['`', '~']),
    listItemIndent: 'one',
  }
}

function first<T extends string>(text: string, pattern: RegExp, choices: [T, ...T[]]): T {
  const found = pattern.exec(text)?.[1]
  return choices.find((choice) => choice === found) ?? choices[0]
}
