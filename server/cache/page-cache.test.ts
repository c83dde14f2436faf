import { describe, expect, test } from 'vitest'
import { cacheOver, gate, routeOf } from '#test/server/cache.ts'

describe('remembering', () => {
  test('a page is found out once', async () => {
    const { get, world } = cacheOver()
    expect([await get('/'), await get('/'), await get('/')]).toEqual(['miss: / 1', 'hit: / 1', 'hit: / 1'])
    expect(world.asked).toEqual(['/'])
  })

  test('what shows the news is found out again after a while, though nothing was changed', async () => {
    const { get, world } = cacheOver()
    for (const path of ['/news-sitemap.xml', '/sitemap.xml']) {
      world.texts.set(path, 'old')
      await get(path)
      world.texts.set(path, 'new')
    }
    world.now += 600_000
    expect(await get('/news-sitemap.xml')).toBe('hit: old')
    world.now += 1
    expect(await get('/news-sitemap.xml')).toBe('miss: new')
    expect(await get('/news-sitemap.xml')).toBe('hit: new')
    expect(await get('/sitemap.xml')).toBe('hit: old')
  })

  test('all who ask at the same time share the work', async () => {
    const { get, world } = cacheOver()
    await Promise.all(Array.from({ length: 50 }, () => get('/')))
    expect(world.asked).toEqual(['/'])
  })

  test('what is missing is not remembered', async () => {
    const { get, cache } = cacheOver()
    for (let number = 0; number < 50; number++) expect(await get(`/blog/x${number}`)).toBe('miss: 404')
    expect([cache.count, cache.bytes]).toEqual([0, 0])
  })

  test('a failure is not remembered', async () => {
    const { get, world } = cacheOver()
    const fail = world.caughtUpUntil
    world.texts.get = () => {
      throw new Error('a page is broken')
    }
    await expect(get('/')).rejects.toThrow('broken')
    world.texts = new Map([['/', 'mended']])
    world.caughtUpUntil = fail
    expect(await get('/')).toBe('miss: mended')
  })

  test('searches have a small share and push no page out', async () => {
    const { get, cache, world } = cacheOver({ maxBytes: 1_000_000 })
    await get('/')
    for (let number = 0; number < 200; number++) {
      world.texts.set(`/search?q=${number}`, `results ${number}`)
      await get(`/search?q=${number}`)
    }
    expect(cache.bytes).toBeLessThan(70_000)
    expect(await get('/')).toBe('hit: / 1')
  })

  test('unchanged content keeps what was made of it', async () => {
    const { get, cache } = cacheOver()
    await get('/')
    const before = cache.fresh('/')?.representation
    cache.apply({ refresh: ['lists'] })
    expect(await get('/')).toBe('miss: / 1')
    expect(cache.fresh('/')?.representation).toBe(before)
  })
})

describe('a change', () => {
  test('that must be seen is seen by the next request', async () => {
    const { get, cache, world } = cacheOver()
    await Promise.all([get('/'), get('/blog/a'), get('/blog/b')])
    world.texts.set('/blog/a', 'new').set('/', 'new home')
    cache.apply({ refresh: ['post:a', 'lists'] })
    expect(cache.fresh('/blog/a')).toBeUndefined()
    expect([await get('/blog/a'), await get('/'), await get('/blog/b')]).toEqual([
      'miss: new',
      'miss: new home',
      'hit: /blog/b 1',
    ])
  })

  test('that may be seen later is served once more while it is refreshed', async () => {
    const { get, cache, world } = cacheOver()
    await get('/blog/b')
    world.texts.set('/blog/b', 'new neighbours')
    cache.apply({ stale: ['around'] })
    expect(await get('/blog/b')).toBe('stale: /blog/b 1')
    await expect.poll(() => get('/blog/b')).toBe('hit: new neighbours')
    expect(world.asked).toEqual(['/blog/b', '/blog/b'])
  })

  test('that removes is never served again', async () => {
    const { get, cache, world } = cacheOver()
    await get('/blog/a')
    world.texts.delete('/blog/a')
    cache.apply({ removed: ['post:a'], refresh: ['lists'] })
    expect(cache.recall('/blog/a', routeOf('/blog/a'))).toBeUndefined()
    expect(await get('/blog/a')).toBe('miss: 404')
  })

  test('that makes stale does not soften one that must be seen', async () => {
    const { get, cache } = cacheOver()
    await get('/blog/a')
    cache.apply({ refresh: ['post:a'] })
    cache.apply({ stale: ['around'] })
    expect(await get('/blog/a')).toBe('miss: /blog/a 1')
  })

  test('of everything spares nothing but what never changes', async () => {
    const { get, cache, world } = cacheOver()
    world.texts.set('/_next/static/a.js', 'script')
    await Promise.all([get('/'), get('/_next/static/a.js')])
    cache.markAllStale()
    expect([await get('/'), await get('/_next/static/a.js')]).toEqual(['miss: / 1', 'hit: script'])
  })
})

describe('a change while a page is being found out', () => {
  test.each([
    ['refresh', { refresh: ['post:a'] }],
    ['stale', { stale: ['around'] }],
  ])('(%s) is in what comes out', async (_kind, touched) => {
    const { get, cache, world } = cacheOver()
    const open = gate(world)
    const early = get('/blog/a')
    await Promise.resolve()
    world.texts.set('/blog/a', 'new')
    cache.apply(touched)
    const late = get('/blog/a')
    open()
    expect([await early, await late, await get('/blog/a')]).toEqual(['miss: new', 'miss: new', 'hit: new'])
    expect(world.asked).toEqual(['/blog/a', '/blog/a'])
  })

  test('(removed) leaves nothing behind', async () => {
    const { get, cache, world } = cacheOver()
    const open = gate(world)
    const early = get('/blog/a')
    await Promise.resolve()
    world.texts.delete('/blog/a')
    cache.apply({ removed: ['post:a'] })
    open()
    expect(await early).toBe('miss: 404')
    expect(cache.count).toBe(0)
  })

  test('that does not touch it disturbs nothing', async () => {
    const { get, cache, world } = cacheOver()
    const open = gate(world)
    const early = get('/blog/a')
    await Promise.resolve()
    cache.apply({ refresh: ['post:b'] })
    open()
    await early
    expect(await get('/blog/a')).toBe('hit: /blog/a 1')
    expect(world.asked).toEqual(['/blog/a'])
  })

  test('again and again ends with an answer that is not remembered', async () => {
    const { get, cache, world } = cacheOver()
    const produceAgain = () => {
      world.gate = Promise.resolve().then(() => cache.apply({ refresh: ['post:a'] }))
    }
    produceAgain()
    const push = world.asked.push.bind(world.asked)
    world.asked.push = (...keys) => {
      produceAgain()
      return push(...keys)
    }
    expect(await get('/blog/a')).toBe('miss: /blog/a 1')
    expect(world.asked).toHaveLength(3)
    expect(cache.count).toBe(0)
  })
})
