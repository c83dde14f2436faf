import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { everyAddress } from '#test/server/publication.ts'
import { documentOf, type Page, startApp } from '#test/server/served-app.ts'

/** Headers that clients, proxies and attackers send. None may change a byte for other clients. */
const CORPUS: [string, string][] = [
  ['accept', 'text/x-component'],
  ['accept', 'application/json'],
  ['accept-language', 'de-DE'],
  ['accept-charset', 'utf-16'],
  ['authorization', 'Bearer abc'],
  ['cache-control', 'no-cache, no-store'],
  ['pragma', 'no-cache'],
  ['content-type', 'application/x-www-form-urlencoded'],
  ['cookie', 'theme=dark; __prerender_bypass=1; __next_preview_data=1; NEXT_LOCALE=de'],
  ['cookie', 'next-auth.session-token=made-up'],
  ['dnt', '1'],
  ['forwarded', 'for=1.2.3.4;host=evil.example;proto=https'],
  ['from', 'a@example.org'],
  ['next-action', '7f0123456789'],
  ['next-hmr-refresh', '1'],
  ['next-router-prefetch', '1'],
  ['next-router-segment-prefetch', '/_tree'],
  ['next-router-state-tree', '%5B%22%22%5D'],
  ['next-test-fetch-priority', '1'],
  ['next-url', '/admin'],
  ['origin', 'https://evil.example'],
  ['purpose', 'prefetch'],
  ['referer', 'https://evil.example/'],
  ['rsc', '1'],
  ['save-data', 'on'],
  ['sec-ch-prefers-color-scheme', 'dark'],
  ['sec-fetch-dest', 'image'],
  ['sec-gpc', '1'],
  ['sec-purpose', 'prefetch;prerender'],
  ['te', 'trailers'],
  ['traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'],
  ['upgrade-insecure-requests', '1'],
  ['user-agent', 'Googlebot'],
  ['via', '1.1 evil'],
  ['x-action-revalidated', '1'],
  ['x-forwarded-for', '1.2.3.4'],
  ['x-forwarded-host', 'evil.example'],
  ['x-forwarded-port', '1'],
  ['x-forwarded-prefix', '/evil'],
  ['x-forwarded-proto', 'https'],
  ['x-forwarded-scheme', 'https'],
  ['x-forwarded-server', 'evil.example'],
  ['x-http-method-override', 'DELETE'],
  ['x-invoke-path', '/admin'],
  ['x-invoke-status', '500'],
  ['x-matched-path', '/admin'],
  ['x-middleware-prefetch', '1'],
  ['x-middleware-rewrite', '/admin'],
  ['x-middleware-subrequest', 'proxy:proxy:proxy:proxy:proxy'],
  ['x-next-revalidate-tag-token', 'a'],
  ['x-nextjs-data', '1'],
  ['x-nextjs-html-request-id', '1'],
  ['x-nextjs-request-id', '1'],
  ['x-original-url', '/admin'],
  ['x-prerender-revalidate', 'a'],
  ['x-real-ip', '1.2.3.4'],
  ['x-request-id', 'chosen'],
  ['x-rewrite-url', '/admin'],
  ['x-vercel-id', 'a'],
]

/** A page that shows every header it receives. */
const showAll: Page = (req, res) =>
  res.setHeader('content-type', 'text/html; charset=utf-8').end(documentOf('All', whatIsHeard(req)))

function whatIsHeard({ method, url, headers, rawHeaders, socket }: IncomingMessage): string {
  return JSON.stringify([method, url, headers, rawHeaders, socket.remoteAddress])
}

const CHANGING = ['date', 'last-modified', 'server-timing']

function apartFromTime({ status, headers, text }: Awaited<ReturnType<typeof send>>) {
  return { status, text, headers: Object.entries(headers).filter(([name]) => !CHANGING.includes(name)) }
}

type SendRequest = Awaited<ReturnType<typeof startApp>>['sendRequest']

function send(sendRequest: SendRequest, headers: Record<string, string>, query = '') {
  return sendRequest(`/about${query}`, { headers })
}

test('a page is the same byte for byte with and without any header, in either order', async () => {
  const plain = await startApp({ pages: { '/about': showAll } })
  const expected = apartFromTime(await send(plain.sendRequest, {}))
  for (const [name, value] of CORPUS) {
    const { cache, sendRequest } = await startApp({ pages: { '/about': showAll } })
    const asFirst = await send(sendRequest, { [name]: value }, '?_rsc=abc&utm_source=x')
    expect({ name, ...apartFromTime(asFirst) }).toEqual({ name, ...expected })
    expect({ name, ...apartFromTime(await send(sendRequest, {})) }).toEqual({ name, ...expected })
    expect({ name, ...apartFromTime(await send(sendRequest, { [name]: value })) }).toEqual({
      name,
      ...expected,
    })
    expect(cache.fresh('/about')).toBeDefined()
  }
}, 60_000)

const ADDRESSES = everyAddress({
  'blog/slug': ['a'],
  'tags/slug': ['a'],
  'authors/slug': ['a'],
  'series/slug': ['a'],
  'art/slug': ['a'],
  'cards/card': [`${'0'.repeat(24)}-${'0'.repeat(12)}`],
  '/page': ['about'],
  '/icon': ['icon'],
  page: ['2'],
  number: ['1'],
})

test.each(ADDRESSES.map(({ key, route }) => [key, route] as const))(
  '%s is the same to the byte with all of them at once',
  async (key, { kind, type }) => {
    const { sendRequest } = await startApp({
      handler: async (req, res) => {
        const received = whatIsHeard(req)
        res.setHeader('content-type', type).end(kind === 'document' ? documentOf('All', received) : received)
      },
    })
    const all = await sendRequest(key, { headers: Object.fromEntries(CORPUS) })
    expect(all).toMatchObject({ status: 200, headers: { 'server-timing': 'cache;desc=miss' } })
    expect(apartFromTime(await sendRequest(key))).toEqual(apartFromTime(all))
  },
)
