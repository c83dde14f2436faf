import { describe, expect, test } from 'vitest'
import { createTestCache, gate, routeOf } from '#test/server/cache.ts'

describe('caching', () => {
  test('a page is rendered once', async () => {
    const { get, site } = createTestCache()
    expect([await get('/'), await get('/'), await get('/')]).toEqual(['miss: / 1', 'hit: / 1', 'hit: / 1'])
    expect(site.rendered).toEqual(['/'])
  })

  test('a page with a TTL is rendered again when it expires, though nothing changed', async () => {
    const { get, site } = createTestCache()
    for (const path of ['/news-sitemap.xml', '/sitemap.xml']) {
      site.texts.set(path, 'old')
      await get(path)
      site.texts.set(path, 'new')
    }
    site.now += 600_000
    expect(await get('/news-sitemap.xml')).toBe('hit: old')
    site.now += 1
    expect(await get('/news-sitemap.xml')).toBe('miss: new')
    expect(await get('/news-sitemap.xml')).toBe('hit: new')
    expect(await get('/sitemap.xml')).toBe('hit: old')
  })

  test('concurrent requests share one rendering', async () => {
    const { get, site } = createTestCache()
    await Promise.all(Array.from({ length: 50 }, () => get('/')))
    expect(site.rendered).toEqual(['/'])
  })

  test('a missing page is not cached', async () => {
    const { get, cache } = createTestCache()
    for (let number = 0; number < 50; number++) expect(await get(`/blog/x${number}`)).toBe('miss: 404')
    expect([cache.count, cache.bytes]).toEqual([0, 0])
  })

  test('a failure is not cached', async () => {
    const { get, site } = createTestCache()
    const fail = site.caughtUpUntil
    site.texts.get = () => {
      throw new Error('a page is broken')
    }
    await expect(get('/')).rejects.toThrow('broken')
    site.texts = new Map([['/', 'mended']])
    site.caughtUpUntil = fail
    expect(await get('/')).toBe('miss: mended')
  })

  test('searches have a small pool of their own and evict no page', async () => {
    const { get, cache, site } = createTestCache({ maxBytes: 1_000_000 })
    await get('/')
    for (let number = 0; number < 200; number++) {
      site.texts.set(`/search?q=${number}`, `results ${number}`)
      await get(`/search?q=${number}`)
    }
    expect(cache.bytes).toBeLessThan(70_000)
    expect(await get('/')).toBe('hit: / 1')
  })

  test('unchanged content keeps its compressed bodies', async () => {
    const { get, cache } = createTestCache()
    await get('/')
    const before = cache.fresh('/')?.representation
    cache.apply({ refresh: ['lists'] })
    expect(await get('/')).toBe('miss: / 1')
    expect(cache.fresh('/')?.representation).toBe(before)
  })
})

describe('a change', () => {
  test('that must be seen is in the next response', async () => {
    const { get, cache, site } = createTestCache()
    await Promise.all([get('/'), get('/blog/a'), get('/blog/b')])
    site.texts.set('/blog/a', 'new').set('/', 'new home')
    cache.apply({ refresh: ['post:a', 'lists'] })
    expect(cache.fresh('/blog/a')).toBeUndefined()
    expect([await get('/blog/a'), await get('/'), await get('/blog/b')]).toEqual([
      'miss: new',
      'miss: new home',
      'hit: /blog/b 1',
    ])
  })

  test('that may be seen later lets the old page be served while it is refreshed', async () => {
    const { get, cache, site } = createTestCache()
    await get('/blog/b')
    site.texts.set('/blog/b', 'new neighbours')
    cache.apply({ stale: ['around'] })
    expect(await get('/blog/b')).toBe('stale: /blog/b 1')
    await expect.poll(() => get('/blog/b')).toBe('hit: new neighbours')
    expect(site.rendered).toEqual(['/blog/b', '/blog/b'])
  })

  test('that removes is never served again', async () => {
    const { get, cache, site } = createTestCache()
    await get('/blog/a')
    site.texts.delete('/blog/a')
    cache.apply({ removed: ['post:a'], refresh: ['lists'] })
    expect(cache.recall('/blog/a', routeOf('/blog/a'))).toBeUndefined()
    expect(await get('/blog/a')).toBe('miss: 404')
  })

  test('to stale does not weaken must-refresh', async () => {
    const { get, cache } = createTestCache()
    await get('/blog/a')
    cache.apply({ refresh: ['post:a'] })
    cache.apply({ stale: ['around'] })
    expect(await get('/blog/a')).toBe('miss: /blog/a 1')
  })

  test('of everything affects all entries except immutable assets', async () => {
    const { get, cache, site } = createTestCache()
    site.texts.set('/_next/static/a.js', 'script')
    await Promise.all([get('/'), get('/_next/static/a.js')])
    cache.markAllStale()
    expect([await get('/'), await get('/_next/static/a.js')]).toEqual(['miss: / 1', 'hit: script'])
  })
})

describe('a change while a page is being rendered', () => {
  test.each([
    ['refresh', { refresh: ['post:a'] }],
    ['stale', { stale: ['around'] }],
  ])('(%s) is in what comes out', async (_kind, touched) => {
    const { get, cache, site } = createTestCache()
    const open = gate(site)
    const early = get('/blog/a')
    await Promise.resolve()
    site.texts.set('/blog/a', 'new')
    cache.apply(touched)
    const late = get('/blog/a')
    open()
    expect([await early, await late, await get('/blog/a')]).toEqual(['miss: new', 'miss: new', 'hit: new'])
    expect(site.rendered).toEqual(['/blog/a', '/blog/a'])
  })

  test('(removed) leaves nothing in the cache', async () => {
    const { get, cache, site } = createTestCache()
    const open = gate(site)
    const early = get('/blog/a')
    await Promise.resolve()
    site.texts.delete('/blog/a')
    cache.apply({ removed: ['post:a'] })
    open()
    expect(await early).toBe('miss: 404')
    expect(cache.count).toBe(0)
  })

  test('that does not affect it has no effect', async () => {
    const { get, cache, site } = createTestCache()
    const open = gate(site)
    const early = get('/blog/a')
    await Promise.resolve()
    cache.apply({ refresh: ['post:b'] })
    open()
    await early
    expect(await get('/blog/a')).toBe('hit: /blog/a 1')
    expect(site.rendered).toEqual(['/blog/a'])
  })

  test('that comes again on every attempt ends with a response that is not cached', async () => {
    const { get, cache, site } = createTestCache()
    const produceAgain = () => {
      site.gate = Promise.resolve().then(() => cache.apply({ refresh: ['post:a'] }))
    }
    produceAgain()
    const push = site.rendered.push.bind(site.rendered)
    site.rendered.push = (...keys) => {
      produceAgain()
      return push(...keys)
    }
    expect(await get('/blog/a')).toBe('miss: /blog/a 1')
    expect(site.rendered).toHaveLength(3)
    expect(cache.count).toBe(0)
  })
})
