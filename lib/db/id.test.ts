import { expect, test } from 'vitest'
import { db } from '#lib/db/client'
import { newId } from '#lib/db/id'

test('an identifier is 24 hexadecimal characters', () => {
  expect(newId()).toMatch(/^[0-9a-f]{24}$/)
})
test('db', async () => {
  expect(await db().tag.count()).toBe(0)
})
