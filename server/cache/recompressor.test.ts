import { expect, test } from 'vitest'
import { Recompressor } from '#server/cache/recompressor.ts'
import { createLog } from '#server/observability/log.ts'

test('improvements wait while readers do, are made one at a time and once per name', async () => {
  const world = { isBusy: true, atOnce: 0, most: 0, done: [] as string[] }
  const improver = new Recompressor({
    isBusy: () => world.isBusy,
    log: createLog('silent'),
    recompress: async (key) => {
      world.most = Math.max(world.most, ++world.atOnce)
      await new Promise(setImmediate)
      world.atOnce -= 1
      world.done.push(key)
      if (key === 'b') throw new Error('Out of memory.')
    },
  })
  for (const key of ['a', 'b', 'a', 'c']) improver.add(key)
  await new Promise(setImmediate)
  expect(world.done).toEqual([])
  world.isBusy = false
  await expect.poll(() => world.done).toEqual(['a', 'b', 'c'])
  expect(world.most).toBe(1)
  improver.add('d')
  await expect.poll(() => world.done).toContain('d')
})

test('made-up names do not pile up while readers keep everybody busy', () => {
  const improver = new Recompressor({
    isBusy: () => true,
    log: createLog('silent'),
    recompress: async () => {},
  })
  const taken = Array.from({ length: 5_000 }, (_, number) => improver.add(`/search?q=${number}`))
  expect(taken.indexOf(false)).toBe(1_000)
  expect(taken.lastIndexOf(true)).toBe(999)
})
