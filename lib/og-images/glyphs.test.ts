import { expect, test } from 'vitest'
import { LABEL_FACE, setLine, settable, TITLE_FACE, widthOf } from '#lib/og-images/glyphs.ts'

test.each([
  ['Latin', 'Žižek’s “naïve” ½ — fi', 'Žižek’s “naïve” ½ — fi'],
  ['Greek', 'Αλφα και ωμέγα', 'Αλφα και ωμέγα'],
  ['Cyrillic', 'Ответы', 'Ответы'],
  ['Vietnamese', 'Tiếng Việt', 'Tiếng Việt'],
  ['letters that are put together', 'cafe\u0301', 'café'],
  ['emoji beside words', '🦊 A fox 👩🏽‍💻, twice ❤️', 'A fox , twice'],
  ['blanks', '  a \n b ', 'a b'],
])('%s can be set', (_, text, set) => {
  expect(settable(text, TITLE_FACE)).toBe(set)
})

test.each([
  ['Chinese', '注意力'],
  ['Chinese beside Latin', 'GPT 模型'],
  ['Arabic', 'الانتباه'],
  ['Hindi', 'ध्यान'],
  ['emoji alone', '🦊'],
  ['nothing', ' '],
])('%s cannot be set', (_, text) => {
  expect(settable(text, TITLE_FACE)).toBeNull()
})

test('a name that the sans has no letters for is set in the serif', () => {
  expect(settable('Жюль Верн', LABEL_FACE)).toBe('Жюль Верн')
})

test('a line is as wide as it was measured', () => {
  const { d, width } = setLine('Ada Жюль', TITLE_FACE, 50)
  expect(width).toBeCloseTo(widthOf('Ada Жюль', TITLE_FACE) * 50)
  expect(d).toMatch(/^M[\d.MLQCZ\s-]+$/)
  expect(setLine('', TITLE_FACE, 50)).toEqual({ d: '', width: 0 })
})
