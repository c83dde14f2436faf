import { expect, test } from 'vitest'
import { ACTION_ID_SALT, actionKey } from '#lib/auth/action-keys.ts'

const SECRET = 'a secret of at least thirty-two characters'

test('instances with one secret agree on the key of server actions, and others do not', () => {
  expect(actionKey(SECRET)).toBe(actionKey(SECRET))
  expect(actionKey(`${SECRET}.`)).not.toBe(actionKey(SECRET))
})

test.each([
  ['actions', actionKey(SECRET)],
  ['identifiers', ACTION_ID_SALT],
])('the key of %s is one for AES-256', async (_, key) => {
  const bytes = Buffer.from(key, 'base64')
  expect(bytes).toHaveLength(32)
  await expect(crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt'])).resolves.toBeDefined()
})
