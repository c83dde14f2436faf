import { expect, test } from 'vitest'
import { ByteLru } from '#server/cache/lru.ts'

const keysOf = (store: ByteLru<string>) => [...store.entries()].map(([key]) => key)

test('the least recently used entry is evicted first', () => {
  const store = new ByteLru<string>(80)
  for (let number = 0; number < 8; number++) store.set(`k${number}`, 'x', 10)
  store.get('k0')
  store.set('new', 'x', 10)
  expect(keysOf(store)).toEqual(['k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k0', 'new'])
  expect(store.bytes).toBe(80)
})

test('a value that is too large is not stored, and the one it replaces is removed', () => {
  const store = new ByteLru<string>(80)
  store.set('a', 'small', 10)
  store.set('a', 'large', 11)
  expect([store.get('a'), store.bytes, store.count]).toEqual([undefined, 0, 0])
})

test('a value that grows evicts others', () => {
  const store = new ByteLru<string>(80)
  for (let number = 0; number < 8; number++) store.set(`k${number}`, `v${number}`, 10)
  store.resize('k7', 'v7', 15)
  expect([keysOf(store).at(0), store.bytes]).toEqual(['k1', 75])
})

test('only the stored value is resized', () => {
  const store = new ByteLru<string>(80)
  store.set('a', 'old', 5)
  store.set('a', 'new', 6)
  store.resize('a', 'old', 1)
  expect(store.bytes).toBe(6)
})

test('after any sequence of uses the byte count is exact and within the limit', () => {
  const store = new ByteLru<string>(1000)
  let seed = 7
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const sizes = new Map<string, number>()
  for (let step = 0; step < 5000; step++) {
    const key = `k${random(40)}`
    const size = random(150)
    if (random(3) === 0) store.delete(key)
    else {
      store.set(key, key, size)
      sizes.set(key, size)
    }
    const held = keysOf(store).reduce((sum, one) => sum + (sizes.get(one) ?? 0), 0)
    expect(store.bytes).toBe(held)
    expect(store.bytes).toBeLessThanOrEqual(1000)
  }
})
