import { describe, expect, test } from 'vitest'
import { createTestCache, gate, routeOf } from '#test/server/cache.ts'

describe('with the database down', () => {
  test('every cached page that was not removed is served at once', async () => {
    const { get, cache, site, probe } = createTestCache()
    await Promise.all([get('/'), get('/blog/a'), get('/blog/b')])
    cache.apply({ refresh: ['post:a'], stale: ['lists'], removed: ['post:b'] })
    site.isDatabaseUp = false
    await probe.check()
    const rendered = site.rendered.length
    expect([await get('/'), await get('/blog/a'), await get('/blog/b')]).toEqual([
      'stale: / 1',
      'stale: /blog/a 1',
      'miss: 503',
    ])
    expect(site.rendered.length).toBe(rendered)
  })

  test('the request that detects the outage is served too', async () => {
    const { get, cache, site } = createTestCache()
    await get('/blog/a')
    cache.apply({ refresh: ['post:a'] })
    site.isDatabaseUp = false
    expect(await get('/blog/a')).toBe('stale: /blog/a 1')
  })

  test('a request that waits for a refresh gets the cached page when the database goes down', async () => {
    const { get, cache, site, probe } = createTestCache()
    await get('/blog/a')
    cache.apply({ refresh: ['post:a'] })
    gate(site)
    const waiting = get('/blog/a')
    site.isDatabaseUp = false
    await probe.check()
    expect(await waiting).toBe('stale: /blog/a 1')
  })

  test('a request that waits for an uncached page gets 503 at once when the database goes down', async () => {
    const { get, site, probe } = createTestCache()
    gate(site)
    const waiting = get('/blog/a')
    site.isDatabaseUp = false
    await probe.check()
    expect(await waiting).toBe('miss: 503')
  })

  test('a page that is removed while a request waits for it is not served', async () => {
    const { get, cache, site, probe } = createTestCache()
    await get('/blog/a')
    cache.apply({ refresh: ['post:a'] })
    gate(site)
    const waiting = get('/blog/a')
    cache.apply({ removed: ['post:a'] })
    site.isDatabaseUp = false
    await probe.check()
    expect(await waiting).toBe('miss: 503')
  })

  test('after the outage, must-refresh pages are refreshed', async () => {
    const { get, cache, site, probe } = createTestCache()
    await get('/blog/a')
    cache.apply({ refresh: ['post:a'] })
    site.isDatabaseUp = false
    await get('/blog/a')
    site.isDatabaseUp = true
    site.texts.set('/blog/a', 'new')
    await expect.poll(() => probe.isDown).toBe(false)
    expect(await get('/blog/a')).toBe('miss: new')
  })
})

describe('while invalidations may be missed', () => {
  test('a page stays fresh for ten seconds and is then refreshed before it is served', async () => {
    const { get, site } = createTestCache()
    await get('/')
    const disconnectedAt = site.now
    site.caughtUpUntil = () => disconnectedAt
    site.now = disconnectedAt + 10_000
    expect(await get('/')).toBe('hit: / 1')
    site.now = disconnectedAt + 10_001
    site.texts.set('/', 'new')
    expect([await get('/'), await get('/')]).toEqual(['miss: new', 'hit: new'])
    site.now += 10_001
    expect(await get('/')).toBe('miss: new')
  })

  test('a page cached for hours stays fresh as long as a new one', async () => {
    const { get, site } = createTestCache()
    await get('/')
    site.now += 5 * 3_600_000
    const disconnectedAt = site.now
    site.caughtUpUntil = () => disconnectedAt
    site.now += 9_000
    expect(await get('/')).toBe('hit: / 1')
  })

  test('Age counts from the last time the page was known to be up to date', async () => {
    const { cache, get, site, probe } = createTestCache()
    await get('/')
    site.now += 3_600_000
    cache.apply({ stale: ['lists'] })
    site.now += 65_000
    site.isDatabaseUp = false
    await probe.check()
    expect(await cache.get('/', routeOf('/'))).toMatchObject({ cacheStatus: 'stale', age: 65 })
  })
})
