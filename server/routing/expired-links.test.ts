import { expect, test } from 'vitest'
import { startApp } from '#test/server/served-app.ts'

const spent = { isTokenGood: async (_: string, token: string) => token === 'good' }

test.each(['/setup', '/setup?token=', '/setup?token=used', '/invite/used', '/invite/used?token=good'])(
  '%s returns a complete page with 404, which no cache may store',
  async (address) => {
    const { sendRequest, received } = await startApp({
      ...spent,
      pages: { '/documents/spent': (_, res) => res.setHeader('content-type', 'text/html').end(SPENT) },
    })
    const { status, headers, text } = await sendRequest(address)
    expect(status).toBe(404)
    expect(text).toContain('<p>Ask for a new one.</p>')
    expect(headers['cache-control']).toBe('private, no-store')
    expect(received).toEqual([])
  },
)

test('a valid link leads to its page, and a POST always does', async () => {
  const { sendRequest, received } = await startApp(spent)
  expect((await sendRequest('/setup?token=good')).status).toBe(200)
  expect((await sendRequest('/invite/good')).status).toBe(200)
  expect((await sendRequest('/invite/used', { method: 'POST' })).status).toBe(200)
  expect(received.map(({ url }) => url)).toEqual(['/setup?token=good', '/invite/good', '/invite/used'])
})

const SPENT =
  '<!DOCTYPE html><html lang="en"><head><title>Spent</title></head><body><p>Ask for a new one.</p></body></html>'
