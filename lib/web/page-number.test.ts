import { expect, test } from 'vitest'
import { parsePageNumber } from '#lib/web/page-number.ts'

test('the second page and later ones have a number', () => {
  expect(parsePageNumber('2')).toBe(2)
  expect(parsePageNumber('1234')).toBe(1234)
})

test.each(['1', '0', '02', '-1', '2.5', '2e3', ' 2', '٢', '', '99999999'])('%j is no page', (segment) => {
  expect(parsePageNumber(segment)).toBeNull()
})
