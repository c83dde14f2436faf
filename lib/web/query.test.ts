import { expect, test } from 'vitest'
import { single } from '#lib/web/query.ts'

test('of a parameter that comes several times the first counts; one that is missing stays away', () => {
  expect(single({ q: ['a', 'b'], page: '2', state: undefined, to: [] })).toEqual({ q: 'a', page: '2' })
})

test('what PostgreSQL cannot be asked for is left out', () => {
  expect(single({ q: 'a\0b' })).toEqual({ q: 'ab' })
})
