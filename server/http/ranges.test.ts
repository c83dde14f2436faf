import { expect, test } from 'vitest'
import { readRange } from '#server/http/ranges.ts'

test.each([
  [undefined, null],
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=10-19', { start: 10, end: 19 }],
  ['bytes=90-', { start: 90, end: 99 }],
  ['bytes=90-500', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-500', { start: 0, end: 99 }],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=100-200', 'unsatisfiable'],
  ['bytes=20-10', null],
  ['bytes=0-9,20-29', null],
  ['bytes=-', null],
  ['bytes=a-b', null],
  ['items=0-1', null],
])('Range %j of 100 bytes is %j', (header, part) => {
  expect(readRange(header, 100)).toEqual(part)
})

test('no range of an empty body is satisfiable', () => {
  expect(readRange('bytes=0-', 0)).toBe('unsatisfiable')
  expect(readRange('bytes=-1', 0)).toBe('unsatisfiable')
})
