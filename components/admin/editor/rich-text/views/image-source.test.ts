import { expect, test } from 'vitest'
import { isOnOtherSite } from '#components/admin/editor/rich-text/views/image-source.ts'

test.each([
  ['https://images.example/a.png', true],
  ['HTTP://images.example/a.png', true],
  ['//images.example/a.png', true],
  ['/media/a.png', false],
  ['a.png', false],
  ['', false],
])('%j is on another site: %s', (src, expected) => {
  expect(isOnOtherSite(src)).toBe(expected)
})
