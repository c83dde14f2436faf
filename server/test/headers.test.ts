import { describe, expect, test } from 'vitest'
import { themeSnippet } from '#lib/assets/theme-snippet.ts'
import { documentCsp } from '#server/render/csp.ts'
import { RULES } from '#server/routing/speculation-rules.ts'
import { type Page, startApp } from '#test/server/served-app.ts'

const CHECKED = {
  'cache-control': 'public, max-age=0, must-revalidate',
  'cdn-cache-control': 'max-age=30, stale-if-error=86400',
}
const FOREVER = { 'cache-control': 'public, max-age=31536000, immutable', 'cdn-cache-control': undefined }
const BRIEFLY = { 'cache-control': 'public, max-age=10', 'cdn-cache-control': undefined }
const NEVER = { 'cache-control': 'private, no-store', 'cdn-cache-control': undefined }

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=()'),
}

const STYLE = 'p { margin: 0 }'
const READERS_POLICY = (snippet: string, style: string) =>
  `default-src 'none'; script-src 'self' 'sha256-${snippet}'; style-src 'self' 'sha256-${style}'; ` +
  "style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self'; " +
  "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

function fakeFile(type: string, body = 'x'): Page {
  return (_req, res) => res.setHeader('content-type', type).end(body)
}

const LINK = '</_next/static/media/a.woff2>; rel=preload; as="font"; crossorigin=""'
const FONT = '<link rel="preload" as="font" href="/_next/static/media/a.woff2" crossorigin="">'

const article: Page = (_req, res) =>
  res
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      link: LINK,
      'x-powered-by': 'Next.js',
      'cache-control': 'private, no-cache',
      vary: 'rsc, next-router-state-tree',
    })
    .end(
      `<!DOCTYPE html><html lang="en"><head><title>A</title>${FONT}<script>${themeSnippet}</script><style>${STYLE}</style>` +
        '<script src="/assets/site-0123456789ab.js" defer=""></script><script src="/_next/static/chunks/main.js"></script>' +
        '<link rel="preload" as="script" href="/_next/static/chunks/main.js"></head><body>A<script>self.__next_f.push([1])</script></body></html>',
    )

const PAGES: Record<string, Page> = {
  '/blog/a': article,
  '/feed.xml': fakeFile('application/rss+xml; charset=utf-8'),
  '/sitemap.xml': fakeFile('application/xml'),
  '/robots.txt': fakeFile('text/plain; charset=utf-8'),
  '/documents/markdown/a': fakeFile('text/markdown; charset=utf-8'),
  '/media/a.webp': fakeFile('image/webp'),
  '/media/a.svg': fakeFile('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'),
  '/assets/site-0123456789ab.js': fakeFile('text/javascript'),
  '/_next/static/chunks/a.css': fakeFile('text/css'),
  '/cards/0123-4567.png': fakeFile('image/png'),
  '/icon.svg': fakeFile('image/svg+xml', '<svg/>'),
}

const DOCUMENT = {
  'cross-origin-resource-policy': 'same-origin',
  'speculation-rules': '"/speculation/rules.json"',
}
const FILE = {
  'cross-origin-resource-policy': 'cross-origin',
  'speculation-rules': undefined,
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
}
const OWN = {
  'content-security-policy': expect.stringMatching(/script-src 'self' 'nonce-[^']{24}' 'strict-dynamic'/),
}

const RESOLUTIONS = {
  '/none': { kind: 'missing' },
  '/gone': { kind: 'gone' },
  '/old': { kind: 'redirect', to: '/blog/a', status: 308 },
} as const

function startShow(env = {}) {
  return startApp({
    env,
    pages: PAGES,
    resolve: async (path) => {
      const odd = Object.entries(RESOLUTIONS).find(([name]) => name === path)
      return odd ? odd[1] : { kind: 'page', tags: [] }
    },
  })
}

test.each<[path: string, status: number, headers: object]>([
  ['/blog/a', 200, { ...CHECKED, ...DOCUMENT, vary: 'Accept-Encoding' }],
  ['/search?q=a', 200, { ...CHECKED, ...DOCUMENT, vary: 'Accept-Encoding' }],
  ['/feed.xml', 200, { ...CHECKED, ...FILE, vary: 'Accept-Encoding' }],
  ['/sitemap.xml', 200, { ...CHECKED, ...FILE }],
  ['/robots.txt', 200, { ...CHECKED, ...FILE }],
  ['/blog/a.md', 200, { ...CHECKED, ...FILE }],
  ['/icon.svg', 200, { ...CHECKED, ...FILE }],
  ['/media/a.webp', 200, { ...FOREVER, ...FILE, vary: undefined }],
  ['/media/a.svg', 200, { ...FOREVER, ...FILE, vary: 'Accept-Encoding' }],
  ['/assets/site-0123456789ab.js', 200, { ...FOREVER, ...FILE }],
  ['/_next/static/chunks/a.css', 200, { ...FOREVER, ...FILE }],
  ['/cards/0123-4567.png', 200, { ...FOREVER, ...FILE, vary: undefined }],
  ['/none', 404, { ...BRIEFLY, ...DOCUMENT, etag: undefined }],
  ['/gone', 410, { ...BRIEFLY, ...DOCUMENT, etag: undefined }],
  ['/old', 308, BRIEFLY],
  ['/documents/missing', 404, BRIEFLY],
  ['/preview/0123456789abcdef01234567', 404, NEVER],
  ['/admin', 200, { ...NEVER, ...OWN }],
  ['/api/anything', 200, { ...NEVER, ...OWN }],
  ['/login', 200, { ...NEVER, ...OWN }],
  ['/healthz', 200, NEVER],
])(
  '%s returns %i with exactly these headers, on the first request and the second',
  async (path, status, headers) => {
    const { sendRequest } = await startShow()
    for (let time = 0; time < 3; time++) {
      const reply = await sendRequest(path)
      expect([reply.status, reply.headers]).toEqual([status, expect.objectContaining(defined(headers))])
      expect(reply.headers).toMatchObject(EVERYWHERE)
      for (const [name, value] of Object.entries(headers))
        if (value === undefined) expect([name, reply.headers[name]]).toEqual([name, undefined])
      for (const name of ['strict-transport-security', 'x-powered-by', 'x-robots-tag', 'set-cookie'])
        expect([name, reply.headers[name]]).toEqual([name, undefined])
    }
  },
)

test('an HTTPS site sends Strict-Transport-Security on every response', async () => {
  const { sendRequest } = await startShow({ SITE_URL: 'https://example.org' })
  for (const path of ['/blog/a', '/blog/a', '/none', '/old', '/admin', '/healthz', '/media/a.webp'])
    expect((await sendRequest(path)).headers['strict-transport-security']).toBe('max-age=31536000')
})

describe('a document', () => {
  test('has a Content-Security-Policy with the hashes of its script and style', async () => {
    const { sendRequest } = await startShow()
    const { headers, text } = await sendRequest('/blog/a')
    const named = documentCsp({ scripts: [themeSnippet], styles: [STYLE] })
    const [snippet = '', style = ''] = [...named.matchAll(/sha256-([^']+)/g)].map(([, hash]) => hash ?? '')
    expect(headers['content-security-policy']).toBe(READERS_POLICY(snippet, style))
    expect(headers.link).toBe(LINK)
    expect(text).toContain(FONT)
    expect(text).toContain('/assets/site-0123456789ab.js')
    expect(text).not.toMatch(/chunks|__next/)
  })

  test('has a Server-Timing header with the cache status', async () => {
    const { sendRequest } = await startShow()
    const verdicts = []
    for (let time = 0; time < 2; time++)
      verdicts.push((await sendRequest('/blog/a')).headers['server-timing'])
    expect(verdicts).toEqual(['cache;desc=miss', 'cache;desc=hit'])
  })

  test('keeps its ETag in a 304', async () => {
    const { sendRequest } = await startShow()
    for (const encoding of ['br', 'gzip', 'identity']) {
      const headers = { 'accept-encoding': encoding }
      const { etag = '' } = (await sendRequest('/blog/a', { headers })).headers
      const again = await sendRequest('/blog/a', { headers: { ...headers, 'if-none-match': etag } })
      expect([encoding, again.status, again.headers.etag]).toEqual([encoding, 304, etag])
    }
  })
})

test('browsers prefetch public pages, and never admin pages, sign-in, sign-out or searches', async () => {
  const { sendRequest } = await startShow()
  const reply = await sendRequest('/speculation/rules.json')
  expect([reply.status, reply.headers['content-type']]).toEqual([200, 'application/speculationrules+json'])
  const rules = JSON.parse(reply.text)
  expect(rules).toEqual(JSON.parse(RULES))
  for (const kind of ['prefetch', 'prerender']) {
    const [{ where, eagerness }] = rules[kind]
    expect(eagerness).toBe({ prefetch: 'moderate', prerender: 'conservative' }[kind])
    const [everywhere, { not }] = where.and
    expect(everywhere).toEqual({ href_matches: '/*' })
    const isLeftOut = (path: string) =>
      not.href_matches.some((pattern: string) =>
        new URLPattern(pattern, 'http://example.org').test(path, 'http://example.org'),
      )
    const never = [
      '/admin',
      '/admin/posts?a=b',
      '/login',
      '/login?to=%2Fadmin',
      '/api/auth/signout',
      '/search',
      '/search?q=a',
    ]
    expect(never.filter((path) => !isLeftOut(path))).toEqual([])
    const others = [
      '/setup?token=a',
      '/invite/a',
      '/preview/a',
      '/feed.xml',
      '/tags/a/feed.json',
      '/blog/a.md',
      '/media/a.webp',
    ]
    expect(others.filter((path) => !isLeftOut(path))).toEqual([])
    expect(
      ['/', '/blog', '/blog/searching-for-admin', '/tags/a', '/about', '/blog/page/2'].filter(isLeftOut),
    ).toEqual([])
  }
})

function defined(headers: object) {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))
}
