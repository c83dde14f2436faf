import { expect, test } from 'vitest'
import { editDistance } from '#lib/search/edit-distance.ts'

test.each([
  ['token', 'token', 0],
  ['token', 'tokens', 1],
  ['tokn', 'token', 1],
  ['tolen', 'token', 1],
  ['otken', 'token', 1],
  ['', 'token', 5],
  ['héad', 'head', 1],
  ['attention', 'retention', 2],
])('%j and %j are %i letters apart', (one, other, apart) => {
  expect(editDistance(one, other)).toBe(apart)
  expect(editDistance(other, one)).toBe(apart)
})
