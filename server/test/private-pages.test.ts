import { expect, test } from 'vitest'
import { startApp } from '#test/server/served-app.ts'

test('an admin page has a CSP nonce of its own, which Next receives', async () => {
  const { sendRequest, received } = await startApp()
  const policies = [await sendRequest('/admin/posts'), await sendRequest('/login')].map(({ headers }) =>
    String(headers['content-security-policy']),
  )
  expect(policies[0]).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic'/)
  expect(policies[0]).toMatch(/style-src 'self' 'nonce-[\w+/=]{24}';/)
  expect(policies[0]).not.toContain('unsafe')
  expect(new Set(policies).size).toBe(2)
  expect(received.map(({ headers }) => headers['content-security-policy'])).toEqual(policies)
})

test('a client cannot choose the nonce', async () => {
  const { sendRequest, received } = await startApp()
  const given = "script-src 'nonce-AAAAAAAAAAAAAAAAAAAAAAAA'"
  await sendRequest('/admin/posts', { headers: { 'content-security-policy': given } })
  expect(received[0]?.headers['content-security-policy']).not.toContain('nonce-AAAA')
})

test('a preview is a 404 for readers, which no cache may store', async () => {
  const { sendRequest, received } = await startApp()
  const { status, headers } = await sendRequest('/preview/0123456789abcdef01234567')
  expect(status).toBe(404)
  expect(headers['cache-control']).toBe('private, no-store')
  expect(received).toEqual([])
})
