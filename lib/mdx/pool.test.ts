import { afterEach, expect, test, vi } from 'vitest'
import { LIMITS } from '#lib/mdx/limits'
import { RenderPool } from '#lib/mdx/pool'

const pool = new RenderPool()

afterEach(async () => {
  vi.useRealTimers()
  await pool.close()
})

test('workers that rested are not ended in the middle of new work', { timeout: 60_000 }, async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await Promise.all([pool.run('check', 'One.'), pool.run('check', 'Two.')])
  const third = pool.run('check', 'Three.')
  vi.advanceTimersByTime(LIMITS.idleMilliseconds)
  await expect(third).resolves.toEqual({ value: null })
})
