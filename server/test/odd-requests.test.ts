import { describe, expect, test } from 'vitest'
import { sendRaw, startApp } from '#test/server/served-app.ts'

describe('odd addresses', () => {
  test.each(['/blog/../admin', '/blog/%2e%2e/admin', '/a%2fb', '/%5cevil', '/%ff', '/%', '/%00', '/.'])(
    '%s returns 404 without a lookup',
    async (path) => {
      const { sendRequest, received } = await startApp({ resolve: () => Promise.reject(new Error('asked')) })
      expect((await sendRequest(path)).status).toBe(404)
      expect(received.map((one) => one.url)).toEqual([])
    },
  )

  test.each(['//', '//evil.example/a', '/blog//a', '/Blog/A', '/blog/', '/%62log'])(
    '%s is resolved as it was sent',
    async (path) => {
      const resolved: string[] = []
      const { sendRequest } = await startApp({
        resolve: async (raw) => {
          resolved.push(raw)
          return { kind: 'redirect', to: '/blog', status: 308 }
        },
      })
      const reply = await sendRequest(`${path}?utm=1`)
      expect([reply.status, reply.headers.location]).toEqual([308, '/blog?utm=1'])
      expect(resolved).toEqual([path])
    },
  )

  test('an address of 5,000 characters is rejected', async () => {
    const { sendRequest } = await startApp()
    expect((await sendRequest(`/${'a'.repeat(5000)}`)).status).toBe(414)
  })

  test('an address of 64 kB is rejected', async () => {
    const { port } = await startApp()
    expect(await sendRaw(port, `GET /${'a'.repeat(65_536)} HTTP/1.1\r\n`)).toMatch(/^HTTP\/1.1 431/)
  })

  test('an absolute request target is served', async () => {
    const { sendRequest } = await startApp()
    expect((await sendRequest('http://example.org/about')).text).toContain('<title>/about</title>')
  })

  test('an absolute request target with another host redirects', async () => {
    const { sendRequest } = await startApp()
    const reply = await sendRequest('http://evil.example/about')
    expect([reply.status, reply.headers.location]).toEqual([308, 'http://example.org/about'])
  })
})

describe('the host', () => {
  test('another host redirects to the right one', async () => {
    const { sendRequest } = await startApp()
    const reply = await sendRequest('/blog?utm=1', { headers: { host: 'www.example.org' } })
    expect([reply.status, reply.headers.location]).toEqual([308, 'http://example.org/blog?utm=1'])
  })

  test('a write to another host returns 421', async () => {
    const { sendRequest, received } = await startApp()
    const reply = await sendRequest('/admin/posts', { method: 'POST', headers: { host: 'evil.example' } })
    expect(reply.status).toBe(421)
    expect(received).toEqual([])
  })

  test('two Host headers are rejected', async () => {
    const { port } = await startApp()
    const reply = await sendRaw(port, 'GET / HTTP/1.1\r\nHost: example.org\r\nHost: evil.example\r\n\r\n')
    expect(reply).toMatch(/^HTTP\/1.1 400/)
  })

  test('/healthz works on any host', async () => {
    const { sendRequest } = await startApp()
    expect((await sendRequest('/healthz', { headers: { host: '10.0.0.7:3000' } })).status).toBe(200)
    expect((await sendRequest('/readyz', { headers: { host: '10.0.0.7:3000' } })).status).toBe(200)
  })

  test('without SITE_URL any host is served, with noindex', async () => {
    const { sendRequest } = await startApp({ env: { SITE_URL: undefined } })
    const reply = await sendRequest('/about', { headers: { host: 'anything:3000' } })
    expect(reply.status).toBe(200)
    expect(reply.headers['x-robots-tag']).toBe('noindex')
  })
})

describe('odd requests', () => {
  test('a request without a Host header is rejected', async () => {
    const { port } = await startApp()
    expect(await sendRaw(port, 'GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1.1 400/)
  })

  test('an Upgrade request gets a normal response', async () => {
    const { port } = await startApp()
    const head =
      'GET /about HTTP/1.1\r\nHost: example.org\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
    expect(await sendRaw(port, head)).toMatch(/^HTTP\/1.1 200/)
  })
})
