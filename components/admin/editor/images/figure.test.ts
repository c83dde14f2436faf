import { expect, test } from 'vitest'
import { asBlock, figureMdx, figureOf, findFigure } from '#components/admin/editor/images/figure.ts'

const src = `/media/${'a'.repeat(64)}.webp`

test('an image is written as a figure with an empty alt attribute to fill in', () => {
  expect(figureMdx(figureOf({ src, alt: '' }))).toBe(`<Figure src="${src}" alt="" />`)
})

test('the fields of a figure survive writing and reading', () => {
  const figure = {
    src,
    alt: 'A "quoted" sign, 3 > 2 & {braces}',
    caption: 'One\nand another line /> end',
    credit: 'Ana',
    width: 'wide',
  }
  const text = `Before.\n\n${figureMdx(figure)}\n\nAfter.`
  const found = findFigure(text, src)
  expect(found?.figure).toEqual(figure)
  expect(text.slice(found?.from, found?.to)).toBe(figureMdx(figure))
})

test('an image is found by its own address, in its last figure', () => {
  const text = `<Figure src="${src}" alt="one" />\n\n<Figure src="${src}" alt="two" />\n\n<Figure src="/other.png" alt="" />`
  expect(findFigure(text, src)?.figure.alt).toBe('two')
  expect(findFigure(text, '/elsewhere.png')).toBeNull()
})

test('an unfinished figure tag is not a figure', () => {
  expect(findFigure(`<Figure src="${src}" alt="`, src)).toBeNull()
})

test.each([
  ['into an empty text', '', '', 'X'],
  ['before a text', '', 'b', 'X\n\n'],
  ['after a paragraph', 'a', '', '\n\nX'],
  ['between paragraphs', 'a', '\n\nb', '\n\nX'],
  ['between lines', 'a\n', 'b', '\nX\n\n'],
  ['on a blank line', 'a\n\n', '\nb', 'X\n'],
  ['on a separate blank line', 'a\n\n', '\n\nb', 'X'],
  ['right before a heading', 'a', '\n# b', '\n\nX\n'],
])('a block is inserted %s with blank lines around it', (_where, before, after, expected) => {
  expect(asBlock(before, 'X', after)).toBe(expected)
})
