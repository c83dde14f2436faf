import { describe, expect, test } from 'vitest'
import { sendRaw, startApp } from '#test/server/served-app.ts'

const SITE = 'http://example.org'

describe.each([
  ['with SITE_URL', { SITE_URL: SITE }],
  ['without SITE_URL', { SITE_URL: undefined }],
])('%s', (_, env) => {
  test.each([
    ['/admin/', '/admin'],
    ['/login/?to=%2Fadmin', '/login?to=%2Fadmin'],
    ['/setup/?token=aB', '/setup?token=aB'],
    ['/invite/aB-c/', '/invite/aB-c'],
    ['/admin/posts//', '/admin/posts'],
    ['//admin', '/admin'],
    ['///admin//posts?page=2&x=%20', '/admin/posts?page=2&x=%20'],
    ['/%61dmin/posts', '/admin/posts'],
    ['/lo%67in', '/login'],
    ['/Admin/Posts', '/admin/posts'],
    ['/LOGIN', '/login'],
    ['/INVITE/aB-c', '/invite/aB-c'],
    ['/api/auth/session/', '/api/auth/session'],
    ['/preview/0123456789abcdef01234567/', '/preview/0123456789abcdef01234567'],
    ['http://example.org/admin/', '/admin'],
  ])('%s leads to %s', async (spelling, path) => {
    const { sendRequest, received } = await startApp({ env })
    const { status, headers } = await sendRequest(spelling)
    expect([status, headers.location, headers['cache-control']]).toEqual([308, path, 'private, no-store'])
    expect(received).toEqual([])
  })

  test('a 308 keeps the method', async () => {
    const { sendRequest, received } = await startApp({ env })
    const { status, headers } = await sendRequest('/api/auth/signout/', { method: 'POST', body: 'a=b' })
    expect([status, headers.location]).toEqual([308, '/api/auth/signout'])
    expect(received).toEqual([])
  })

  test.each(['/admin', '/admin/posts?page=2&x=%20', '/api/auth/csrf', '/invite/aB-c', '/login?to=/x#part'])(
    'an absolute request target http://example.org%s reaches Next as a path',
    async (path) => {
      const { sendRequest, received } = await startApp({ env })
      expect((await sendRequest(SITE + path)).status).toBe(200)
      expect(received.map(({ url }) => url)).toEqual([path.replace(/#.*/, '')])
    },
  )
})

describe('the host', () => {
  test('an absolute request target overrides the Host header', async () => {
    const { sendRequest, received } = await startApp({ env: { SITE_URL: undefined } })
    await sendRequest('http://other.example:8080/admin')
    expect(received[0]?.headers).toMatchObject({
      host: 'other.example:8080',
      'x-forwarded-host': 'other.example:8080',
    })
  })

  test('another host in an absolute request target redirects, or returns 421', async () => {
    const { sendRequest, received } = await startApp()
    const { status, headers } = await sendRequest('http://evil.example/admin?a=b')
    expect([status, headers.location]).toEqual([308, 'http://example.org/admin?a=b'])
    expect((await sendRequest('http://evil.example/login', { method: 'POST' })).status).toBe(421)
    expect(received).toEqual([])
  })

  test.each(['//evil.example/x', '/%2e/x', '/\\evil.example', '/a//b'])(
    'with another one, %s stays with the site',
    async (path) => {
      const { sendRequest } = await startApp()
      const { status, headers } = await sendRequest(path, { headers: { host: 'www.example.org' } })
      const { location = '/' } = headers
      expect([308, 404]).toContain(status)
      expect(new URL(location, SITE).origin).toBe(SITE)
      expect(new URL(location, SITE).pathname).not.toMatch(/^\/\//)
    },
  )

  test.each([
    '',
    ' ',
    'a b',
    'user@example.org',
    'example.org/x',
    'a,b',
    'example.org:80:80',
    '[::1',
    '<script>',
  ])('%j is invalid: 400, for cached pages too', async (host) => {
    for (const env of [{}, { SITE_URL: undefined }]) {
      const { sendRequest, port, received } = await startApp({ env })
      await sendRequest('/about')
      received.length = 0
      for (const path of ['/about', '/admin', '/'])
        expect(await sendRaw(port, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).toMatch(/^HTTP\/1.1 400/)
      expect(await sendRaw(port, `GET / HTTP/1.0\r\nHost: ${host}\r\n\r\n`)).toMatch(/^HTTP\/1.1 400/)
      expect(received).toEqual([])
    }
  })

  test.each([
    'example.org',
    'localhost:3000',
    '192.0.2.1',
    '[2001:db8::1]:3000',
    'my_app:3000',
    'xn--bcher-kva.example.',
  ])('%s is one', async (host) => {
    const { sendRequest } = await startApp({ env: { SITE_URL: undefined } })
    expect((await sendRequest('/about', { headers: { host } })).status).toBe(200)
  })

  test.each([
    ['with SITE_URL', { SITE_URL: SITE }, 'example.org'],
    ['without SITE_URL', { SITE_URL: undefined }, 'localhost'],
  ])('HTTP/1.0 need not name one: %s', async (_, env, host) => {
    const { port, received } = await startApp({ env })
    expect(await sendRaw(port, 'GET /about HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 200/)
    received.length = 0
    expect(await sendRaw(port, 'GET /admin HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 200/)
    expect(received[0]?.headers).toMatchObject({ host, 'x-forwarded-host': host })
  })
})
