import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { encode } from 'next-auth/jwt'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { RateLimit, READER_ALLOWANCE } from '#server/routing/rate-limit.ts'
import { METRICS_TOKEN, startLoggedApp } from '#test/server/logged-app.ts'
import { type RequestOptions, SECRET } from '#test/server/served-app.ts'

const HERE = '203.0.113.7'
const ELSEWHERE = '198.51.100.7'

describe('the rate limit', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
  afterEach(() => void vi.useRealTimers())

  test('allows a burst, then a steady rate, and returns when to retry', () => {
    const limit = new RateLimit()
    expect(untilRejected(limit, HERE)).toBe(READER_ALLOWANCE.burst)
    expect(enter(limit, HERE, { cost: 45 })).toBe(2)
    vi.advanceTimersByTime(1000)
    expect(untilRejected(limit, HERE)).toBe(READER_ALLOWANCE.perSecond)
    vi.advanceTimersByTime(3_600_000)
    expect(untilRejected(limit, HERE)).toBe(READER_ALLOWANCE.burst)
  })

  test.each([
    [HERE, '203.0.113.250', '203.0.114.7'],
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:3::1'],
  ])('%s has one account with %s, and none with %s', (one, same, other) => {
    const limit = new RateLimit()
    untilRejected(limit, one)
    expect(enter(limit, same)).toBe(1)
    expect(enter(limit, other)).toBe(0)
    expect(limit.networks).toBe(2)
  })

  test('gives staff a larger token bucket of their own', () => {
    const limit = new RateLimit()
    untilRejected(limit, HERE)
    expect(untilRejected(limit, HERE, { isStaff: true })).toBe(10 * READER_ALLOWANCE.burst)
  })

  test.each(['127.0.0.1', '::1', '10.1.2.3', '172.17.0.1', '192.168.1.1', 'fd00::1'])(
    'requests from %s may come from a proxy that TRUSTED_PROXY does not list',
    (address) => expect(untilRejected(new RateLimit(), address)).toBe(10 * READER_ALLOWANCE.burst),
  )

  test('limits concurrent requests', () => {
    const limit = new RateLimit()
    const responses = Array.from({ length: READER_ALLOWANCE.atOnce }, () => new EventEmitter())
    expect(responses.map((response) => enter(limit, HERE, { response }))).toEqual(responses.map(() => 0))
    expect(enter(limit, HERE)).toBe(1)
    responses[0]?.emit('close')
    expect([enter(limit, HERE, { response: new EventEmitter() }), enter(limit, HERE)]).toEqual([0, 1])
  })

  test('tracks a bounded number of networks and evicts the least recent', () => {
    const limit = new RateLimit()
    for (let number = 0; number < 30_000; number++) {
      enter(limit, `2001:db8:${(number >> 8).toString(16)}:${(number & 255).toString(16)}::1`)
      if (number % 100 === 0) untilRejected(limit, HERE)
    }
    expect(limit.networks).toBe(20_000)
    expect(enter(limit, HERE)).toBe(1)
  })
})

describe('a network over its rate limit', () => {
  const page = { kind: 'page' as const, tags: [] }
  const missing = { kind: 'missing' as const }

  /** Sends requests until one is rejected, and returns that response. */
  async function startStrictDoor(options: Parameters<typeof startLoggedApp>[0] = {}) {
    const app = await startLoggedApp({
      resolve: async (path) => (path === '/blog/none' ? missing : page),
      allowance: { burst: 12, perSecond: 0.001, atOnce: 3 },
      ...options,
    })
    const from = (client: string, path: string, more: RequestOptions = {}) =>
      app.sendRequest(path, { ...more, headers: { 'x-forwarded-for': client, ...more.headers } })
    async function exhaust(path: (number: number) => string, more: RequestOptions = {}) {
      let count = 0
      let reply = await from(HERE, path(count), more)
      while (reply.status !== 429 && count < 100) reply = await from(HERE, path(++count), more)
      return { count, reply }
    }
    return { ...app, from, exhaust }
  }

  test.each([
    ['pages', (number: number) => `/blog/made-up-${number}`, 12],
    ['searches', (number: number) => `/search?q=${number}`, 4],
    ['suggestions', (number: number) => `/search/suggestions?q=${number}`, 12],
    ['images', (number: number) => `/media/a-${number}.webp`, 48],
    ['missing pages', () => '/blog/none', 12],
    ['paths without a route', (number: number) => `/a/b/c/${number}`, 12],
    ['the desk', () => '/admin', 4],
    ['sign-in', () => '/login', 4],
    ['an invitation', () => '/invite/guessed', 4],
    ['the readiness check', () => '/readyz', 12],
  ])('by %s gets 429 with Retry-After; others are served', async (_what, path, most) => {
    const { from, exhaust } = await startStrictDoor()
    await from(ELSEWHERE, '/about')
    const { count, reply } = await exhaust(path)
    expect(count).toBe(most)
    expect(Number(reply.headers['retry-after'])).toBeGreaterThanOrEqual(1)
    expect(reply.headers['cache-control']).toBe('private, no-store')
    expect(reply.text).toMatch(/^Too many requests from your network\. Try again in \d+ seconds\.\n$/)
    for (let time = 0; time < 20; time++) expect((await from(HERE, '/about')).status).toBe(200)
    expect((await from(HERE, '/healthz')).status).toBe(200)
    expect((await from(ELSEWHERE, path(count))).status).not.toBe(429)
  })

  test('gets 429 for requests with bodies too, and the connection closes', async () => {
    const { exhaust } = await startStrictDoor()
    const { count, reply } = await exhaust(() => '/about', { method: 'POST', body: 'a=b' })
    expect([count, reply.headers.connection]).toEqual([12, 'close'])
  })

  test('does not lock out its staff', async () => {
    const { from, exhaust } = await startStrictDoor()
    await exhaust(() => '/login')
    const token = await encode({ token: { sid: 'session' }, secret: SECRET })
    const withCookie = (value: string) => ({ headers: { cookie: `next-auth.session-token=${value}` } })
    expect((await from(HERE, '/admin', withCookie(token))).status).toBe(200)
    expect((await from(HERE, '/admin', withCookie('made-up'))).status).toBe(429)
  })

  test('cannot pretend to be another network', async () => {
    const { exhaust, from } = await startStrictDoor()
    await exhaust(() => '/login')
    expect((await from(`${ELSEWHERE}, ${HERE}`, '/login')).status).toBe(429)
  })

  test('has a bounded number of requests in flight, including bodies that never arrive', async () => {
    const { port, from } = await startStrictDoor()
    const half = `POST /login HTTP/1.1\r\nHost: example.org\r\nX-Forwarded-For: ${HERE}\r\nContent-Length: 9\r\n\r\na`
    const sockets = Array.from({ length: 3 }, () => connect(port, '127.0.0.1'))
    for (const socket of sockets) await new Promise<void>((resolve) => socket.write(half, () => resolve()))
    await expect.poll(async () => (await from(HERE, '/blog/none')).status).toBe(429)
    expect((await from(ELSEWHERE, '/blog/none')).status).toBe(404)
    for (const socket of sockets) socket.destroy()
    await expect.poll(async () => (await from(HERE, '/blog/none')).status).toBe(404)
  })

  test('is counted and logged, without its address', async () => {
    const { exhaust, sendRequest, lines, waitForLines } = await startStrictDoor()
    const { count } = await exhaust(() => '/login')
    expect((await waitForLines(count + 1)).at(-1)).toMatchObject({
      route: '/login',
      status: 429,
      cacheStatus: 'limited',
    })
    expect(lines().filter((line) => line.includes('203.0.113'))).toEqual([])
    const { text } = await sendRequest('/metrics', { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
    expect(text).toContain('publication_requests_total{route="/login",status="429",cache_status="limited"} 1')
    expect(text).toContain('publication_rate_limit_networks 1')
    expect(text).toContain('publication_body_bytes 0')
  })
})

type Entering = { cost?: number; isStaff?: boolean; response?: EventEmitter }

function enter(limit: RateLimit, client: string, { cost = 1, isStaff = false, response }: Entering = {}) {
  const res = response ?? new EventEmitter()
  const seconds = limit.enter(res as ServerResponse, { client, cost, isStaff })
  if (!response) res.emit('close')
  return seconds
}

function untilRejected(limit: RateLimit, client: string, options: Entering = {}): number {
  let count = 0
  while (enter(limit, client, options) === 0) count += 1
  return count
}
