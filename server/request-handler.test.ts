import { describe, expect, test } from 'vitest'
import { type Page, startApp } from '#test/server/served-app.ts'

const FILES: Record<string, Page> = {
  '/_next/static/chunks/a.js': (_req, res) =>
    res.setHeader('content-type', 'application/javascript').end('1'),
  '/_next/static/chunks/%5Broot%5D_a.css': (_req, res) =>
    res.setHeader('content-type', 'text/css').end('a{}'),
  '/media/a.webp': (_req, res) => res.setHeader('content-type', 'image/webp').end('1'),
  '/icon.svg': (_req, res) => res.setHeader('content-type', 'image/svg+xml').end('<svg/>'),
}

describe('what an address returns', () => {
  test('a page is rendered and sent complete', async () => {
    const { sendRequest } = await startApp()
    const reply = await sendRequest('/blog/attention')
    expect(reply.status).toBe(200)
    expect(reply.text).toContain('<title>/blog/attention</title>')
    expect(reply.headers['cache-control']).toBe('public, max-age=0, must-revalidate')
  })

  test('a missing address returns 404 with a complete page', async () => {
    const { sendRequest } = await startApp({ resolve: async () => ({ kind: 'missing' }) })
    const reply = await sendRequest('/blog/nothing')
    expect(reply.status).toBe(404)
    expect(reply.text).toContain('<title>/documents/missing</title>')
    expect(reply.headers['cache-control']).toBe('public, max-age=10')
  })

  test('a withdrawn address returns 410 with a complete page', async () => {
    const { sendRequest } = await startApp({ resolve: async () => ({ kind: 'gone' }) })
    const reply = await sendRequest('/blog/secret')
    expect(reply.status).toBe(410)
    expect(reply.text).toContain('/documents/gone')
  })

  test('a redirect keeps its status', async () => {
    const { sendRequest } = await startApp({
      resolve: async () => ({ kind: 'redirect', to: '/blog/new', status: 308 }),
    })
    const reply = await sendRequest('/blog/old')
    expect(reply.status).toBe(308)
    expect(reply.headers.location).toBe('/blog/new')
  })

  test('build files, images and brand files do not depend on the database', async () => {
    const { sendRequest } = await startApp({
      resolve: () => Promise.reject(new Error('asked')),
      pages: FILES,
    })
    for (const path of Object.keys(FILES))
      expect([path, (await sendRequest(path)).status]).toEqual([path, 200])
  })

  test('an Open Graph image is immutable, and exists only when the database says so', async () => {
    const pages: Record<string, Page> = {
      '/cards/1-2.png': (_req, res) => res.setHeader('content-type', 'image/png').end('1'),
      '/cards/1-1.png': (_req, res) => res.writeHead(307, { location: '/cards/1-2.png' }).end(),
    }
    const { sendRequest } = await startApp({ pages })
    const card = await sendRequest('/cards/1-2.png')
    expect(card.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    const old = await sendRequest('/cards/1-1.png')
    expect([old.status, old.headers.location]).toEqual([307, '/cards/1-2.png'])
    expect(old.headers['cache-control']).toBe('public, max-age=10')
    const gone = await startApp({ pages, resolve: async () => ({ kind: 'gone' }) })
    expect((await gone.sendRequest('/cards/1-2.png')).status).toBe(410)
  })

  test('search suggestions depend on the query alone, and are noindex', async () => {
    const answer: Page = (_req, res) => {
      res.setHeader('content-type', 'application/x-suggestions+json; charset=utf-8')
      res.setHeader('x-robots-tag', 'noindex').end('["a",[],[],[]]')
    }
    const { sendRequest, received } = await startApp({ pages: { '/search/suggestions': answer } })
    for (const query of ['?q=a', '?q=+a+&tag=x', '?x=1&q=a']) {
      const reply = await sendRequest(`/search/suggestions${query}`)
      expect([reply.status, reply.headers['x-robots-tag']]).toEqual([200, 'noindex'])
    }
    expect(received.map(({ url }) => url)).toEqual(['/search/suggestions?q=a'])
  })

  test('a missing file returns a short 404', async () => {
    const { sendRequest } = await startApp({
      pages: { '/media/a.webp': (_req, res) => res.writeHead(404).end() },
    })
    const reply = await sendRequest('/media/a.webp')
    expect([reply.status, reply.headers['content-type']]).toEqual([404, 'text/plain; charset=utf-8'])
  })

  test('a page that fails to render returns 500 with a complete page', async () => {
    const { sendRequest } = await startApp({
      pages: { '/about': (_req, res) => res.writeHead(500).end('oops') },
    })
    const reply = await sendRequest('/about')
    expect(reply.status).toBe(500)
    expect(reply.text).toContain('/documents/error')
    expect(reply.headers['cache-control']).toBe('private, no-store')
  })

  test('with the database down, a failing page returns 503 with Retry-After', async () => {
    const { sendRequest } = await startApp({
      isDatabaseUp: async () => false,
      resolve: () => Promise.reject(new Error('connection refused')),
    })
    const reply = await sendRequest('/about')
    expect(reply.status).toBe(503)
    expect(reply.headers['retry-after']).toBe('5')
    expect(reply.text).toContain('/documents/unavailable')
  })

  test('when the status page fails too, the static fallback is sent with the right status', async () => {
    const broken = async () => {
      throw new Error('broken')
    }
    const { sendRequest } = await startApp({ resolve: async () => ({ kind: 'gone' }), handler: broken })
    const reply = await sendRequest('/blog/secret')
    expect(reply.status).toBe(410)
    expect(reply.text).toContain('withdrawn for good')
  })

  test('the status pages have no public address', async () => {
    const { sendRequest } = await startApp()
    for (const name of ['missing', 'gone', 'error', 'unavailable']) {
      const reply = await sendRequest(`/documents/${name}`)
      expect([name, reply.status]).toEqual([name, 404])
    }
  })
})

describe('what never reaches Next', () => {
  const poison = {
    rsc: '1',
    'next-router-state-tree': '[]',
    'next-router-prefetch': '1',
    'next-url': '/admin',
    'next-action': 'abc',
    'x-middleware-subrequest': 'middleware',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-for': '1.2.3.4',
    cookie: 'a=b',
    'accept-language': 'de',
    'user-agent': 'probe',
    range: 'bytes=0-1',
  }

  test('Next gets the same request whatever headers a client sends', async () => {
    const { sendRequest, received } = await startApp()
    await sendRequest('/about')
    for (const [name, value] of Object.entries(poison))
      await sendRequest('/about?_rsc=1&utm=2', { headers: { [name]: value } })
    expect(new Set(received.map((one) => JSON.stringify(one))).size).toBe(1)
  })

  test('only the query parameters of the route are passed on, in its order', async () => {
    const { sendRequest, received } = await startApp()
    await sendRequest('/search?page=2&x=1&q=what+is+it&q=second&_rsc=3')
    expect(received[0]?.url).toBe('/search?q=what+is+it&page=2')
  })

  test.each([
    '/blog/x.rsc',
    '/index.rsc',
    '/blog.segments/_tree.segment.rsc',
    '/_next/image?url=%2Fa.png&w=64&q=75',
    '/_next/data/x/a.json',
  ])('%s does not exist', async (path) => {
    const { sendRequest, received } = await startApp({ resolve: async () => ({ kind: 'missing' }) })
    expect((await sendRequest(path)).status).toBe(404)
    expect(received.map((one) => one.url)).toEqual([])
  })

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])(
    '%s on a page is not allowed',
    async (method) => {
      const { sendRequest, received } = await startApp()
      const reply = await sendRequest('/blog/attention', { method })
      expect(reply.status).toBe(405)
      expect(reply.headers.allow).toBe('GET, HEAD')
      expect(received).toEqual([])
    },
  )

  test('HEAD returns the headers of GET and no body', async () => {
    const { sendRequest } = await startApp()
    await sendRequest('/about')
    const [get, head] = [await sendRequest('/about'), await sendRequest('/about', { method: 'HEAD' })]
    expect(head.body.length).toBe(0)
    expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' })
  })
})

describe('admin pages', () => {
  test('get the request as sent, with verified forwarding headers', async () => {
    const { sendRequest, received } = await startApp()
    await sendRequest('/admin/posts?a=1', {
      method: 'POST',
      body: 'x=1',
      headers: {
        cookie: 'a=b',
        'next-action': 'abc',
        'x-forwarded-host': 'evil.example',
        forwarded: 'for=9.9.9.9',
      },
    })
    expect(received[0]).toMatchObject({ method: 'POST', url: '/admin/posts?a=1' })
    expect(received[0]?.headers).toMatchObject({
      cookie: 'a=b',
      'next-action': 'abc',
      host: 'example.org',
      'x-forwarded-host': 'example.org',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
    })
    expect(received[0]?.headers.forwarded).toBeUndefined()
  })

  test('send responses that no cache may store', async () => {
    const { sendRequest } = await startApp()
    expect((await sendRequest('/admin')).headers['cache-control']).toBe('private, no-store')
  })

  test('reject a body declared as too large', async () => {
    const { sendRequest, received } = await startApp()
    const reply = await sendRequest('/api/uploads', {
      method: 'POST',
      headers: { 'content-length': '99999999' },
    })
    expect(reply.status).toBe(413)
    expect(received).toEqual([])
  })
})
