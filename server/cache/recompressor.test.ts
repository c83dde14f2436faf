import { expect, test } from 'vitest'
import { Recompressor } from '#server/cache/recompressor.ts'
import { createLog } from '#server/observability/log.ts'

test('recompression waits while requests do, and runs one at a time and once per key', async () => {
  const site = { isBusy: true, atOnce: 0, most: 0, done: [] as string[] }
  const improver = new Recompressor({
    isBusy: () => site.isBusy,
    log: createLog('silent'),
    recompress: async (key) => {
      site.most = Math.max(site.most, ++site.atOnce)
      await new Promise(setImmediate)
      site.atOnce -= 1
      site.done.push(key)
      if (key === 'b') throw new Error('Out of memory.')
    },
  })
  for (const key of ['a', 'b', 'a', 'c']) improver.add(key)
  await new Promise(setImmediate)
  expect(site.done).toEqual([])
  site.isBusy = false
  await expect.poll(() => site.done).toEqual(['a', 'b', 'c'])
  expect(site.most).toBe(1)
  improver.add('d')
  await expect.poll(() => site.done).toContain('d')
})

test('made-up keys do not fill the queue while the server is busy', () => {
  const improver = new Recompressor({
    isBusy: () => true,
    log: createLog('silent'),
    recompress: async () => {},
  })
  const taken = Array.from({ length: 5_000 }, (_, number) => improver.add(`/search?q=${number}`))
  expect(taken.indexOf(false)).toBe(1_000)
  expect(taken.lastIndexOf(true)).toBe(999)
})
