import { encode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { METRICS_TOKEN, startLoggedApp } from '#test/server/logged-app.ts'
import type { RequestOptions } from '#test/server/served-app.ts'

const TOKEN = 'a-token-nobody-else-may-know'

const REQUESTS: [path: string, sendRequest: RequestOptions, logged: Record<string, unknown>][] = [
  ['/about', {}, { route: '/:page', status: 200, cacheStatus: 'miss' }],
  ['/about', {}, { route: '/:page', status: 200, cacheStatus: 'hit' }],
  ['/about', { method: 'HEAD' }, { method: 'HEAD', route: '/:page', status: 200, cacheStatus: 'hit' }],
  ['/about', { headers: { 'if-none-match': '*' } }, { route: '/:page', status: 304, cacheStatus: 'hit' }],
  ['/about', { headers: { range: 'bytes=0-1' } }, { route: '/:page', status: 206, cacheStatus: 'hit' }],
  ['/about', { method: 'POST' }, { method: 'POST', route: '/:page', status: 405, cacheStatus: 'none' }],
  ['/blog/none', {}, { route: '/blog/:slug', status: 404, cacheStatus: 'miss' }],
  ['/a/b/c/d', {}, { route: 'unknown', status: 404, cacheStatus: 'miss' }],
  ['/search?q=what+a+reader+asked', {}, { route: '/search', status: 200, cacheStatus: 'miss' }],
  ['/media/a.webp', {}, { route: '/media/*', status: 200 }],
  ['/admin/posts', { method: 'POST', body: 'a=b' }, { method: 'POST', route: '/admin/*', status: 200 }],
  ['/login', {}, { route: '/login', status: 200 }],
  [`/invite/${TOKEN}`, {}, { route: '/invite/:token', status: 200 }],
  [`/setup?token=${TOKEN}`, {}, { route: '/setup', status: 200 }],
  ['/preview/0123456789abcdef01234567', {}, { route: '/preview/:post', status: 404 }],
  ['/%ff', {}, { route: 'none', status: 404 }],
  ['/healthz', {}, { route: '/healthz', status: 200 }],
  ['/readyz', {}, { route: '/readyz', status: 200 }],
]

const IPV4 = '203.0.113.77'
const IPV6 = '2001:db8:cafe::77'

test('every request leaves one access log entry with its result, and nothing about the client', async () => {
  const { sendRequest, lines, waitForLines } = await startLoggedApp({
    resolve: async (path) =>
      path === '/blog/none' || path.startsWith('/a/') ? { kind: 'missing' } : { kind: 'page', tags: [] },
  })
  const session = await encode({ token: { sid: '0'.repeat(24) }, secret: 'another '.repeat(5) })
  const secret = {
    cookie: `next-auth.session-token=${session}; reader=known-by-a-cookie`,
    authorization: 'Bearer of-a-secret',
    'user-agent': 'A browser that tells',
    referer: 'http://example.org/where/from',
  }
  for (const [index, [path, request]] of REQUESTS.entries())
    await sendRequest(path, {
      ...request,
      headers: { ...secret, 'x-forwarded-for': index % 2 ? IPV4 : IPV6, ...request.headers },
    })
  const logged = await waitForLines(REQUESTS.length)
  expect(logged).toMatchObject(REQUESTS.map(([, , expected]) => ({ method: 'GET', ...expected })))
  expect(new Set(logged.map(({ id }) => id)).size).toBe(REQUESTS.length)
  for (const { ms, time } of logged) expect([typeof ms, typeof time]).toEqual(['number', 'string'])
  const tellTales = [TOKEN, IPV4, '203.0.113', IPV6, 'db8', session, 'known-by', 'of-a-secret', 'browser']
  for (const word of [
    ...tellTales,
    'where/from',
    'reader+asked',
    'reader asked',
    '127.0.0.1',
    '0123456789ab',
  ])
    expect(lines().filter((line) => line.includes(word))).toEqual([])
})

test('an error is logged with the id of its request, and without its query', async () => {
  const { sendRequest, lines, waitForLines } = await startLoggedApp({
    pages: {
      '/search': (_req, res) => res.writeHead(500).end(),
      '/about': () => Promise.reject(new Error('broken')),
    },
  })
  expect((await sendRequest('/search?q=what+a+reader+asked')).status).toBe(500)
  expect((await sendRequest('/about')).status).toBe(500)
  const logged = await waitForLines(4)
  const faults = logged.filter(({ level }) => level === 50)
  expect(faults).toMatchObject([
    { err: { message: expect.stringContaining('/search') } },
    { err: { message: 'broken' } },
  ])
  const ids = logged.filter(({ msg }) => msg === 'request').map(({ id }) => id)
  expect(faults.map(({ id }) => id).sort()).toEqual(ids.sort())
  expect(lines().filter((line) => line.includes('asked'))).toEqual([])
})

test('metrics name routes and cache statuses, never addresses', async () => {
  const { sendRequest } = await startLoggedApp()
  for (const [path, request] of REQUESTS) await sendRequest(path, request)
  for (let number = 0; number < 50; number++) await sendRequest(`/blog/post-${number}?x=${number}`)
  const { text } = await sendRequest('/metrics', { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
  const names = [
    'publication_requests_total',
    'publication_render_seconds_bucket',
    'publication_cache_bytes',
    'publication_cache_entries',
    'publication_listener_lag_seconds',
    'publication_listener_silence_seconds',
    'publication_database_away',
    'publication_pool_connections',
    'nodejs_eventloop_lag_p99_seconds',
    'process_resident_memory_bytes',
  ]
  for (const name of names) expect(text).toMatch(new RegExp(`^${name}`, 'm'))
  expect(text).toContain('route="/blog/:slug",status="200",cache_status="miss"} 51')
  expect(text.match(/^publication_requests_total/gm)?.length).toBeLessThan(REQUESTS.length + 5)
  for (const word of ['post-1', TOKEN, 'asked']) expect(text).not.toContain(word)
})
