import { describe, expect, test } from 'vitest'
import { type Page, startDoor } from '#test/server/served-app.ts'

const FILES: Record<string, Page> = {
  '/_next/static/chunks/a.js': (_req, res) =>
    res.setHeader('content-type', 'application/javascript').end('1'),
  '/_next/static/chunks/%5Broot%5D_a.css': (_req, res) =>
    res.setHeader('content-type', 'text/css').end('a{}'),
  '/media/a.webp': (_req, res) => res.setHeader('content-type', 'image/webp').end('1'),
  '/icon.svg': (_req, res) => res.setHeader('content-type', 'image/svg+xml').end('<svg/>'),
}

describe('what an address leads to', () => {
  test('a page is rendered and sent whole', async () => {
    const { knock } = await startDoor()
    const reply = await knock('/blog/attention')
    expect(reply.status).toBe(200)
    expect(reply.text).toContain('<title>/blog/attention</title>')
    expect(reply.headers['cache-control']).toBe('public, max-age=0, must-revalidate')
  })

  test('a missing address is a 404 with the whole document', async () => {
    const { knock } = await startDoor({ resolve: async () => ({ kind: 'missing' }) })
    const reply = await knock('/blog/nothing')
    expect(reply.status).toBe(404)
    expect(reply.text).toContain('<title>/documents/missing</title>')
    expect(reply.headers['cache-control']).toBe('public, max-age=10')
  })

  test('a withdrawn address is a 410 with the whole document', async () => {
    const { knock } = await startDoor({ resolve: async () => ({ kind: 'gone' }) })
    const reply = await knock('/blog/secret')
    expect(reply.status).toBe(410)
    expect(reply.text).toContain('/documents/gone')
  })

  test('a redirect goes out with its own status', async () => {
    const { knock } = await startDoor({
      resolve: async () => ({ kind: 'redirect', to: '/blog/new', status: 308 }),
    })
    const reply = await knock('/blog/old')
    expect(reply.status).toBe(308)
    expect(reply.headers.location).toBe('/blog/new')
  })

  test('files of the build, pictures and the brand are there whatever the database knows', async () => {
    const { knock } = await startDoor({ resolve: () => Promise.reject(new Error('asked')), pages: FILES })
    for (const path of Object.keys(FILES)) expect([path, (await knock(path)).status]).toEqual([path, 200])
  })

  test('a social card may be kept for ever, and stands where the database says', async () => {
    const pages: Record<string, Page> = {
      '/cards/1-2.png': (_req, res) => res.setHeader('content-type', 'image/png').end('1'),
      '/cards/1-1.png': (_req, res) => res.writeHead(307, { location: '/cards/1-2.png' }).end(),
    }
    const { knock } = await startDoor({ pages })
    const card = await knock('/cards/1-2.png')
    expect(card.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    const old = await knock('/cards/1-1.png')
    expect([old.status, old.headers.location]).toEqual([307, '/cards/1-2.png'])
    expect(old.headers['cache-control']).toBe('public, max-age=10')
    const gone = await startDoor({ pages, resolve: async () => ({ kind: 'gone' }) })
    expect((await gone.knock('/cards/1-2.png')).status).toBe(410)
  })

  test('suggestions are asked for by what is typed alone, and are for no search engine', async () => {
    const answer: Page = (_req, res) => {
      res.setHeader('content-type', 'application/x-suggestions+json; charset=utf-8')
      res.setHeader('x-robots-tag', 'noindex').end('["a",[],[],[]]')
    }
    const { knock, heard } = await startDoor({ pages: { '/search/suggestions': answer } })
    for (const query of ['?q=a', '?q=+a+&tag=x', '?x=1&q=a']) {
      const reply = await knock(`/search/suggestions${query}`)
      expect([reply.status, reply.headers['x-robots-tag']]).toEqual([200, 'noindex'])
    }
    expect(heard.map(({ url }) => url)).toEqual(['/search/suggestions?q=a'])
  })

  test('a file that is not there is a 404 in a few words', async () => {
    const { knock } = await startDoor({ pages: { '/media/a.webp': (_req, res) => res.writeHead(404).end() } })
    const reply = await knock('/media/a.webp')
    expect([reply.status, reply.headers['content-type']]).toEqual([404, 'text/plain; charset=utf-8'])
  })

  test('a page that fails to render is a 500 with the whole document', async () => {
    const { knock } = await startDoor({ pages: { '/about': (_req, res) => res.writeHead(500).end('oops') } })
    const reply = await knock('/about')
    expect(reply.status).toBe(500)
    expect(reply.text).toContain('/documents/error')
    expect(reply.headers['cache-control']).toBe('private, no-store')
  })

  test('with the database away a failing page is a 503 that says when to come back', async () => {
    const { knock } = await startDoor({
      isThere: async () => false,
      resolve: () => Promise.reject(new Error('connection refused')),
    })
    const reply = await knock('/about')
    expect(reply.status).toBe(503)
    expect(reply.headers['retry-after']).toBe('5')
    expect(reply.text).toContain('/documents/unavailable')
  })

  test('when even the document fails, a plain one goes out with the right status', async () => {
    const broken = async () => {
      throw new Error('broken')
    }
    const { knock } = await startDoor({ resolve: async () => ({ kind: 'gone' }), handler: broken })
    const reply = await knock('/blog/secret')
    expect(reply.status).toBe(410)
    expect(reply.text).toContain('withdrawn for good')
  })

  test('the documents themselves are not addresses', async () => {
    const { knock } = await startDoor()
    for (const name of ['missing', 'gone', 'error', 'unavailable']) {
      const reply = await knock(`/documents/${name}`)
      expect([name, reply.status]).toEqual([name, 404])
    }
  })
})

describe('what never reaches a page', () => {
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

  test('a page is asked for with the same words whatever a client sends', async () => {
    const { knock, heard } = await startDoor()
    await knock('/about')
    for (const [name, value] of Object.entries(poison))
      await knock('/about?_rsc=1&utm=2', { headers: { [name]: value } })
    expect(new Set(heard.map((one) => JSON.stringify(one))).size).toBe(1)
  })

  test('only the parameters an address knows are asked for, in its own order', async () => {
    const { knock, heard } = await startDoor()
    await knock('/search?page=2&x=1&q=what+is+it&q=second&_rsc=3')
    expect(heard[0]?.url).toBe('/search?q=what+is+it&page=2')
  })

  test.each([
    '/blog/x.rsc',
    '/index.rsc',
    '/blog.segments/_tree.segment.rsc',
    '/_next/image?url=%2Fa.png&w=64&q=75',
    '/_next/data/x/a.json',
  ])('%s does not exist', async (path) => {
    const { knock, heard } = await startDoor({ resolve: async () => ({ kind: 'missing' }) })
    expect((await knock(path)).status).toBe(404)
    expect(heard.map((one) => one.url)).toEqual([])
  })

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])(
    '%s on a page is not allowed',
    async (method) => {
      const { knock, heard } = await startDoor()
      const reply = await knock('/blog/attention', { method })
      expect(reply.status).toBe(405)
      expect(reply.headers.allow).toBe('GET, HEAD')
      expect(heard).toEqual([])
    },
  )

  test('HEAD has the head of GET and no body', async () => {
    const { knock } = await startDoor()
    await knock('/about')
    const [get, head] = [await knock('/about'), await knock('/about', { method: 'HEAD' })]
    expect(head.body.length).toBe(0)
    expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' })
  })
})

describe('the desk', () => {
  test('gets the request as it is, with the truth about where it came from', async () => {
    const { knock, heard } = await startDoor()
    await knock('/admin/posts?a=1', {
      method: 'POST',
      body: 'x=1',
      headers: {
        cookie: 'a=b',
        'next-action': 'abc',
        'x-forwarded-host': 'evil.example',
        forwarded: 'for=9.9.9.9',
      },
    })
    expect(heard[0]).toMatchObject({ method: 'POST', url: '/admin/posts?a=1' })
    expect(heard[0]?.headers).toMatchObject({
      cookie: 'a=b',
      'next-action': 'abc',
      host: 'example.org',
      'x-forwarded-host': 'example.org',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
    })
    expect(heard[0]?.headers.forwarded).toBeUndefined()
  })

  test('its answers are nobody else’s', async () => {
    const { knock } = await startDoor()
    expect((await knock('/admin')).headers['cache-control']).toBe('private, no-store')
  })

  test('a body announced as too large is refused', async () => {
    const { knock, heard } = await startDoor()
    const reply = await knock('/api/uploads', { method: 'POST', headers: { 'content-length': '99999999' } })
    expect(reply.status).toBe(413)
    expect(heard).toEqual([])
  })
})
