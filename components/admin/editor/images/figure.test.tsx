import { expect, test } from 'vitest'
import { asBlock, figureMdx, figureOf, findFigure } from '#components/admin/editor/images/figure.tsx'

const src = `/media/${'a'.repeat(64)}.webp`

test('a picture is written as a figure whose description can be filled in', () => {
  expect(figureMdx(figureOf({ src, alt: '' }))).toBe(`<Figure src="${src}" alt="" />`)
})

test('what is said of a picture is written so that it can be read again', () => {
  const words = {
    src,
    alt: 'A "quoted" sign, 3 > 2 & {braces}',
    caption: 'One\nand another line /> end',
    credit: 'Ana',
    width: 'wide',
  }
  const text = `Before.\n\n${figureMdx(words)}\n\nAfter.`
  const found = findFigure(text, src)
  expect(found?.words).toEqual(words)
  expect(text.slice(found?.from, found?.to)).toBe(figureMdx(words))
})

test('a picture is found by its own address only, the last time it is shown', () => {
  const text = `<Figure src="${src}" alt="one" />\n\n<Figure src="${src}" alt="two" />\n\n<Figure src="/other.png" alt="" />`
  expect(findFigure(text, src)?.words.alt).toBe('two')
  expect(findFigure(text, '/elsewhere.png')).toBeNull()
})

test('a figure that is still being written is no figure yet', () => {
  expect(findFigure(`<Figure src="${src}" alt="`, src)).toBeNull()
})

test.each([
  ['into an empty text', '', '', 'X'],
  ['before a text', '', 'b', 'X\n\n'],
  ['behind a paragraph', 'a', '', '\n\nX'],
  ['between paragraphs', 'a', '\n\nb', '\n\nX'],
  ['between lines', 'a\n', 'b', '\nX\n\n'],
  ['on a blank line', 'a\n\n', '\nb', 'X\n'],
  ['on a blank line of its own', 'a\n\n', '\n\nb', 'X'],
  ['in front of a heading that follows at once', 'a', '\n# b', '\n\nX\n'],
])('a block is put %s with a blank line around it', (_where, before, after, expected) => {
  expect(asBlock(before, 'X', after)).toBe(expected)
})
