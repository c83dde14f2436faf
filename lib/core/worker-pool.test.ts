import { afterEach, expect, test } from 'vitest'
import { WorkerPool } from '#lib/core/worker-pool.ts'
import type { OddJob } from '#test/odd-worker.ts'

const OPTIONS = {
  name: 'odd',
  program: 'test/odd-worker.ts',
  workers: 1,
  waiting: 10,
  startMilliseconds: 60_000,
  cpuMilliseconds: () => 60_000,
  wallClockMilliseconds: 60_000,
  idleMilliseconds: 60_000,
  megabytes: 64,
}

const SECRETLESS = { value: ['NODE_ENV'] }

const pools: WorkerPool<OddJob, string[]>[] = []

afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close()
})

function poolOf(options: Partial<typeof OPTIONS> = {}) {
  const pool = new WorkerPool<OddJob, string[]>({ ...OPTIONS, ...options })
  pools.push(pool)
  return pool
}

test('a worker sees none of the environment', async () => {
  expect(await poolOf().run('environment')).toEqual(SECRETLESS)
})

test.each([
  ['fail', 'crashed'],
  ['exit', 'stopped'],
] as const)('after %s a new worker takes over', async (job, failure) => {
  const pool = poolOf()
  const [failed, next] = await Promise.all([pool.run(job), pool.run('environment')])
  expect(failed).toMatchObject({ failure })
  expect(next).toEqual(SECRETLESS)
})

test('a job that waits for ever ends at the wall clock, and its worker with it', async () => {
  const pool = poolOf({ cpuMilliseconds: () => 1, wallClockMilliseconds: 1 })
  expect(await pool.run('hang')).toEqual({ failure: 'too slow' })
  expect(pool.threads).toBe(0)
})

test('a program that does not exist is a pool that cannot start', async () => {
  const pool = poolOf({ program: 'test/no-such-worker.ts' })
  expect(await pool.run('environment')).toMatchObject({ failure: 'not started' })
})

test('what runs and what waits when the pool closes is told so', async () => {
  const pool = poolOf({ waiting: 1 })
  const accepted = [pool.run('hang'), pool.run('environment')]
  expect(await pool.run('environment')).toEqual({ failure: 'full' })
  await pool.close()
  expect(await Promise.all(accepted)).toEqual([{ failure: 'closed' }, { failure: 'closed' }])
  expect(await pool.run('environment')).toEqual(SECRETLESS)
})
