import { expect, test } from 'vitest'
import { newId } from '#lib/core/id.ts'

test('an identifier is 24 hexadecimal characters', () => {
  expect(newId()).toMatch(/^[0-9a-f]{24}$/)
})
