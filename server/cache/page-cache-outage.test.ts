import { describe, expect, test } from 'vitest'
import { cacheOver, gate, routeOf } from '#test/server/cache.ts'

describe('with the database away', () => {
  test('everything remembered and not removed is served at once', async () => {
    const { get, cache, world, probe } = cacheOver()
    await Promise.all([get('/'), get('/blog/a'), get('/blog/b')])
    cache.apply({ refresh: ['post:a'], stale: ['lists'], removed: ['post:b'] })
    world.isDatabaseUp = false
    await probe.check()
    const asked = world.asked.length
    expect([await get('/'), await get('/blog/a'), await get('/blog/b')]).toEqual([
      'stale: / 1',
      'stale: /blog/a 1',
      'miss: 503',
    ])
    expect(world.asked.length).toBe(asked)
  })

  test('the first who finds out is served too', async () => {
    const { get, cache, world } = cacheOver()
    await get('/blog/a')
    cache.apply({ refresh: ['post:a'] })
    world.isDatabaseUp = false
    expect(await get('/blog/a')).toBe('stale: /blog/a 1')
  })

  test('who waits for a refresh when it goes away gets what is at hand', async () => {
    const { get, cache, world, probe } = cacheOver()
    await get('/blog/a')
    cache.apply({ refresh: ['post:a'] })
    gate(world)
    const waiting = get('/blog/a')
    world.isDatabaseUp = false
    await probe.check()
    expect(await waiting).toBe('stale: /blog/a 1')
  })

  test('who waits for what is not at hand when it goes away hears so at once', async () => {
    const { get, world, probe } = cacheOver()
    gate(world)
    const waiting = get('/blog/a')
    world.isDatabaseUp = false
    await probe.check()
    expect(await waiting).toBe('miss: 503')
  })

  test('what is removed while somebody waits for it is not served', async () => {
    const { get, cache, world, probe } = cacheOver()
    await get('/blog/a')
    cache.apply({ refresh: ['post:a'] })
    gate(world)
    const waiting = get('/blog/a')
    cache.apply({ removed: ['post:a'] })
    world.isDatabaseUp = false
    await probe.check()
    expect(await waiting).toBe('miss: 503')
  })

  test('afterwards what must be seen is refreshed', async () => {
    const { get, cache, world, probe } = cacheOver()
    await get('/blog/a')
    cache.apply({ refresh: ['post:a'] })
    world.isDatabaseUp = false
    await get('/blog/a')
    world.isDatabaseUp = true
    world.texts.set('/blog/a', 'new')
    await expect.poll(() => probe.isDown).toBe(false)
    expect(await get('/blog/a')).toBe('miss: new')
  })
})

describe('while changes may go unheard', () => {
  test('a page is trusted for ten seconds and then refreshed before use', async () => {
    const { get, world } = cacheOver()
    await get('/')
    const lost = world.now
    world.caughtUpUntil = () => lost
    world.now = lost + 10_000
    expect(await get('/')).toBe('hit: / 1')
    world.now = lost + 10_001
    world.texts.set('/', 'new')
    expect([await get('/'), await get('/')]).toEqual(['miss: new', 'hit: new'])
    world.now += 10_001
    expect(await get('/')).toBe('miss: new')
  })

  test('a page that was served for hours before is as trusted as a new one', async () => {
    const { get, world } = cacheOver()
    await get('/')
    world.now += 5 * 3_600_000
    const lost = world.now
    world.caughtUpUntil = () => lost
    world.now += 9_000
    expect(await get('/')).toBe('hit: / 1')
  })

  test('the age says how long nothing is known', async () => {
    const { cache, get, world, probe } = cacheOver()
    await get('/')
    world.now += 3_600_000
    cache.apply({ stale: ['lists'] })
    world.now += 65_000
    world.isDatabaseUp = false
    await probe.check()
    expect(await cache.get('/', routeOf('/'))).toMatchObject({ cacheStatus: 'stale', age: 65 })
  })
})
