import { expect, test } from 'vitest'
import { excerpt } from '#lib/core/excerpt.ts'

test('a short text stays whole, on one line', () => {
  expect(excerpt(' A short\n\ntext. ')).toBe('A short text.')
})

test('a long text ends after a word', () => {
  const text = excerpt('Seven letters at least everywhere. '.repeat(20))
  expect(text.length).toBeLessThanOrEqual(161)
  expect(text).toMatch(/(Seven|letters|at|least|everywhere\.)…$/)
})

test('a text without spaces is cut where it must be, never through a character', () => {
  expect(excerpt('注意'.repeat(200))).toHaveLength(161)
  expect(excerpt(`a${'🧠'.repeat(200)}`).isWellFormed()).toBe(true)
})
