import { expect, test } from 'vitest'
import type { Resolution } from '#lib/published/resolving.ts'
import { matchRoute } from '#server/routing/routes.ts'
import { startApp } from '#test/server/served-app.ts'

const KNOWN = Array.from({ length: 20 }, (_, number) => `/blog/known-${number}`)

test('100,000 unknown addresses do not change the cache', async () => {
  const { sendRequest, cache } = await startApp({ resolve: async (path) => resolveKnown(path) })
  for (const path of KNOWN) await sendRequest(path)
  const hasBestEncodings = (path: string) => cache.fresh(path)?.representation.hasBestEncodings
  await expect.poll(() => KNOWN.map(hasBestEncodings)).toEqual(KNOWN.map(() => true))
  const { count, bytes } = cache
  const route = matchRoute('/blog/unknown')
  if (!route) throw new Error('Articles have no route.')
  for (let number = 0; number < 100_000; number++) {
    const { result: outcome } = await cache.get(`/blog/unknown-${number}`, route)
    if (outcome !== 404) throw new Error('Something unknown was found.')
  }
  expect([cache.count, cache.bytes]).toEqual([count, bytes])
  for (const path of KNOWN) expect((await sendRequest(path)).headers['server-timing']).toBe('cache;desc=hit')
}, 60_000)

test('a flood of made-up searches and images evicts no page', async () => {
  const { sendRequest, cache } = await startApp({
    resolve: async (path) => resolveKnown(path),
    env: { CACHE_MB: 1 },
  })
  for (const path of KNOWN) await sendRequest(path)
  for (let number = 0; number < 500; number++) {
    expect((await sendRequest(`/search?q=${number}`)).status).toBe(200)
  }
  expect(cache.bytes).toBeLessThan(1024 * 1024)
  for (const path of KNOWN) expect((await sendRequest(path)).headers['server-timing']).toBe('cache;desc=hit')
}, 60_000)

test('spellings of one address are not cached separately', async () => {
  const { sendRequest, cache } = await startApp()
  const { count } = cache
  for (const path of ['/%69con.svg', '/i%63on.svg', '/ico%6e.svg'])
    expect((await sendRequest(path)).status).toBe(404)
  for (const query of ['a=1', 'a=2', 'utm_source=x'])
    expect((await sendRequest(`/about?${query}`)).status).toBe(200)
  expect(cache.count).toBe(count + 1)
})

function resolveKnown(path: string): Resolution {
  return path.startsWith('/blog/known-') ? { kind: 'page', tags: [path] } : { kind: 'missing' }
}
