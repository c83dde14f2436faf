import { expect, test } from 'vitest'
import { recordsIn } from './records.ts'

test('a stack stays with its error, JSON lines stay as they are, and empty lines are left out', () => {
  expect(read('{"level":30}\nError: boom\n    at x\n    at y {\n  digest: 1\n}\n\n{"level":50}\n')).toEqual([
    ['{"level":30}', true],
    ['Error: boom\n    at x\n    at y {\n  digest: 1\n}', false],
    ['{"level":50}', true],
  ])
})

test('a line that comes in pieces is one', () => {
  expect(read('{"level"', ':30}\nsome', ' words\n')).toEqual([
    ['{"level":30}', true],
    ['some words', false],
  ])
})

test('half of a JSON line is not one', () => {
  expect(read('{"level":\n')).toEqual([['{"level":', false]])
})

test('what never ends is passed on in pieces', () => {
  expect(read(...Array.from({ length: 100 }, () => 'x'.repeat(1024))).length).toBe(1)
})

function read(...pieces: string[]): [string, boolean][] {
  const records: [string, boolean][] = []
  const hear = recordsIn((record, isJson) => records.push([record, isJson]))
  for (const piece of pieces) hear(piece)
  return records
}
