import { expect, test } from 'vitest'
import { typeset } from '#components/admin/editor/rich-text/keys/typography.ts'

test.each([
  ['en', `"a" 'b' it's`, '“a” ‘b’ it’s'],
  ['de', `"a" 'b' geht's`, '„a“ ‚b‘ geht’s'],
  ['de-CH', `"a"`, '«a»'],
  ['fr', `"a" l'eau`, '«\u00a0a\u00a0» l’eau'],
  ['pl', `"a"`, '„a”'],
  ['sv', `"a"`, '”a”'],
  ['ru', `"a"`, '«a»'],
  ['xx', `("a")`, '(“a”)'],
  ['en', 'a -- b --- c', 'a – b — c'],
  ['en', 'a...', 'a…'],
  ['en', '---', '---'],
  ['en', '`a "b" --c` "d"', '`a "b" --c` “d”'],
  ['en', `https://a.example/b--c'd "e"`, `https://a.example/b--c'd “e”`],
])('%s: %s becomes %s', (language, typed, set) => {
  expect(typed.split('').reduce((line, sign) => setNext(line + sign, language), '')).toBe(set)
})

function setNext(line: string, language: string): string {
  const correction = typeset(line, language)
  return correction ? line.slice(0, -correction.length) + correction.text : line
}
