import { expect, test } from 'vitest'
import { headingLines } from '#components/admin/editor/preview/heading-lines.ts'
import { placeAt, topOf } from '#components/admin/editor/preview/scroll-place.ts'

test('a place is found between its headings and at the same share of another layout', () => {
  const place = placeAt(150, [100, 200], 0, 400)
  expect(place).toEqual({ heading: 1, share: 0.5 })
  expect(topOf(place, [1_000, 3_000], 0, 4_000)).toBe(2_000)
})

test('before the first heading and after the last one, the ends of the text count', () => {
  expect(topOf(placeAt(50, [100], 0, 200), [400], 200, 600)).toBe(300)
  expect(topOf(placeAt(150, [100], 0, 200), [400], 200, 600)).toBe(500)
})

test('outside the text, the place is its nearest end', () => {
  expect(placeAt(-10, [100], 0, 200)).toEqual({ heading: 0, share: 0 })
  expect(placeAt(999, [100], 0, 200)).toEqual({ heading: 1, share: 1 })
})

test('a layout with fewer headings, as while one is typed, keeps the place within the text', () => {
  expect(topOf({ heading: 3, share: 0.5 }, [100], 0, 200)).toBe(150)
})

test('without headings, the share of the whole text counts', () => {
  expect(topOf(placeAt(30, [], 0, 300), [], 0, 1_000)).toBe(100)
})

test('headings of the source are found by line, and not in code', () => {
  expect(headingLines('# One\n\n```md\n# Not\n~~~\n```\n\n## Two\n#Not\n')).toEqual([1, 8])
})
