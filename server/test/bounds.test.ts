import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { documentOf, type Page, startApp } from '#test/server/served-app.ts'

const MEGABYTE = 1024 * 1024
const ENCODINGS = ['br', 'gzip', 'identity']

/** Pages of random letters, which hardly compress. */
const noise: Page = ({ url }, res) => {
  const letters = randomBytes(8_000).toString('hex')
  res.setHeader('content-type', 'text/html; charset=utf-8').end(documentOf(url ?? '', letters))
}

function startNoise(env: { CACHE_MB: number }) {
  return startApp({ handler: async (req, res) => void noise(req, res), env })
}

const paths = (count: number) => Array.from({ length: count }, (_, number) => `/blog/post-${number}`)

describe('the page cache', () => {
  test('counts every encoding it holds, however often it is requested', async () => {
    const { sendRequest, cache } = await startNoise({ CACHE_MB: 8 })
    const before = cache.bytes
    const cached = paths(25)
    for (const path of cached) await sendRequest(path, { headers: { 'accept-encoding': 'br' } })
    expect(cache.bytes - before).toBe(sizeOf(cached))
    for (const path of cached)
      for (const encoding of ENCODINGS) await sendRequest(path, { headers: { 'accept-encoding': encoding } })
    await expect.poll(() => cache.bytes - before).toBe(sizeOf(cached))

    function sizeOf(all: string[]): number {
      return all.reduce((sum, path) => sum + (cache.fresh(path)?.representation.size ?? 0), 0)
    }
  })

  test('stays within its byte limit for any requests and encodings', async () => {
    const { sendRequest, cache } = await startNoise({ CACHE_MB: 1 })
    const own = cache.bytes
    for (const [number, path] of paths(80).entries()) {
      await sendRequest(path, { headers: { 'accept-encoding': ENCODINGS[number % 3] ?? '' } })
      await sendRequest(`/search?q=${number}`, { headers: { 'accept-encoding': 'br' } })
      expect(cache.bytes).toBeLessThanOrEqual(MEGABYTE + own)
    }
    expect(cache.bytes).toBeGreaterThan(MEGABYTE / 2)
  })

  test('evicts the least recently used pages and keeps those that are read', async () => {
    const { sendRequest, cache } = await startNoise({ CACHE_MB: 1 })
    await sendRequest('/about')
    for (const path of paths(90)) {
      await sendRequest(path)
      expect((await sendRequest('/about')).headers['server-timing']).toBe('cache;desc=hit')
    }
    expect(cache.fresh('/blog/post-0')).toBeUndefined()
    expect(cache.fresh('/blog/post-89')).toBeDefined()
  })

  test('does not give all its space to one page', async () => {
    const huge: Page = (_req, res) =>
      res.setHeader('content-type', 'text/html').end(documentOf('Huge', 'a'.repeat(MEGABYTE)))
    const { sendRequest, cache } = await startApp({ pages: { '/blog/huge': huge }, env: { CACHE_MB: 1 } })
    await sendRequest('/about')
    for (let time = 0; time < 2; time++) {
      const reply = await sendRequest('/blog/huge')
      expect([reply.status, reply.text.length > MEGABYTE]).toEqual([200, true])
    }
    expect(cache.fresh('/about')).toBeDefined()
    expect(cache.fresh('/blog/huge')).toBeUndefined()
  })
})
