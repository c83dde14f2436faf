import { expect, test } from 'vitest'
import { startApp } from '#test/server/served-app.ts'

test('a page of the desk names its scripts by a nonce of its own, and Next is told', async () => {
  const { sendRequest, heard } = await startApp()
  const policies = [await sendRequest('/admin/posts'), await sendRequest('/login')].map(({ headers }) =>
    String(headers['content-security-policy']),
  )
  expect(policies[0]).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic'/)
  expect(policies[0]).not.toContain('unsafe-eval')
  expect(new Set(policies).size).toBe(2)
  expect(heard.map(({ headers }) => headers['content-security-policy'])).toEqual(policies)
})

test('a client cannot choose the nonce', async () => {
  const { sendRequest, heard } = await startApp()
  const given = "script-src 'nonce-AAAAAAAAAAAAAAAAAAAAAAAA'"
  await sendRequest('/admin/posts', { headers: { 'content-security-policy': given } })
  expect(heard[0]?.headers['content-security-policy']).not.toContain('nonce-AAAA')
})

test('a preview does not exist for readers, and nobody keeps that answer', async () => {
  const { sendRequest, heard } = await startApp()
  const { status, headers } = await sendRequest('/preview/0123456789abcdef01234567')
  expect(status).toBe(404)
  expect(headers['cache-control']).toBe('private, no-store')
  expect(heard).toEqual([])
})
