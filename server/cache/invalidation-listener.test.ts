import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { databaseUrl } from '#lib/db/address.ts'
import { db } from '#lib/db/client.ts'
import { type Invalidation, invalidate } from '#lib/invalidation/recording.ts'
import { InvalidationListener } from '#server/cache/invalidation-listener.ts'
import { createLog } from '#server/observability/log.ts'

async function listen({ url = databaseUrl } = {}) {
  const heard: Invalidation[] = []
  const events: string[] = []
  const listener = new InvalidationListener({
    url,
    apply: (touched) => heard.push(touched),
    markAllStale: () => events.push('doubt'),
    onDisconnect: () => events.push('disconnect'),
    log: createLog('silent'),
  })
  onTestFinished(() => listener.close())
  await listener.start()
  events.length = 0
  return { listener, heard, events }
}

function record(touched: Invalidation) {
  return db().$transaction((tx) => invalidate(tx, touched))
}

function heardAgain(listener: InvalidationListener): Promise<boolean> {
  return listener.barrier().then(
    () => true,
    () => false,
  )
}

async function cutEveryListener(): Promise<void> {
  await db().$queryRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'publication changes' AND datname = current_database()`
}

describe('a listener', () => {
  test('hears what is committed and nothing that is rolled back', async () => {
    const { listener, heard } = await listen()
    await db()
      .$transaction(async (tx) => {
        await invalidate(tx, { removed: ['post:never'] })
        throw new Error('rolled back')
      })
      .catch(() => {})
    await record({ refresh: ['post:1'], stale: ['around'] })
    await listener.barrier()
    expect(heard).toMatchObject([{ refresh: ['post:1'], stale: ['around'], removed: [] }])
  })

  test('has heard every earlier commit when a barrier is back, three hundred times', async () => {
    const { listener, heard } = await listen()
    for (let number = 1; number <= 300; number++) {
      await record({ refresh: [`post:${number}`] })
      await listener.barrier()
      expect(heard).toHaveLength(number)
    }
  })

  test('doubts everything when a change is too long to be announced, and reads what was removed', async () => {
    const { listener, heard, events } = await listen()
    const removed = Array.from({ length: 1000 }, (_, number) => `post:${number}`)
    await record({ removed })
    await listener.barrier()
    expect(events).toEqual(['doubt'])
    await expect.poll(() => heard).toMatchObject([{ removed }])
  })

  test('knows everything up to now', async () => {
    const { listener } = await listen()
    expect(Date.now() - listener.caughtUpUntil).toBeLessThan(50)
    expect(listener.lag).toBeGreaterThan(0)
  })
})

describe('a listener that is cut off', () => {
  test('says so, comes back and catches up with what it missed', async () => {
    let isReachable = true
    const { listener, heard, events } = await listen({
      url: () => (isReachable ? databaseUrl() : 'postgresql://nobody@127.0.0.1:1/none'),
    })
    isReachable = false
    await cutEveryListener()
    await expect.poll(() => events).toEqual(['disconnect'])
    await record({ refresh: ['post:missed'], removed: ['post:gone'] })
    await expect(listener.barrier()).rejects.toThrow('not heard')
    await delay(20)
    expect(Date.now() - listener.caughtUpUntil).toBeGreaterThan(15)
    isReachable = true
    await expect
      .poll(() => heard.at(-1), { timeout: 5000 })
      .toMatchObject({ refresh: ['post:missed'], removed: ['post:gone'] })
    await expect.poll(() => heardAgain(listener)).toBe(true)
    expect(events).toEqual(['disconnect'])
  })

  test('doubts everything when what it missed is no longer listed', async () => {
    let isReachable = true
    const { events, listener } = await listen({
      url: () => (isReachable ? databaseUrl() : 'postgresql://nobody@127.0.0.1:1/none'),
    })
    await record({ refresh: ['post:heard'] })
    await listener.barrier()
    isReachable = false
    await cutEveryListener()
    await expect.poll(() => events).toEqual(['disconnect'])
    await record({ refresh: ['post:missed'] })
    await db().change.deleteMany()
    isReachable = true
    await expect.poll(() => events, { timeout: 5000 }).toEqual(['disconnect', 'doubt'])
  })

  test('hears again after it was cut twenty times', async () => {
    const { listener, heard } = await listen()
    await record({ refresh: ['post:first'] })
    await listener.barrier()
    for (let number = 0; number < 20; number++) {
      await cutEveryListener()
      await record({ refresh: [`post:${number}`] })
    }
    await expect.poll(() => heardAgain(listener), { timeout: 5000 }).toBe(true)
    const keys = heard.flatMap((touched) => touched.refresh ?? [])
    for (let number = 0; number < 20; number++) expect(keys).toContain(`post:${number}`)
  })
})

test('a listener that cannot connect at first knows nothing and connects later', async () => {
  let isReachable = false
  const { listener, events } = await listen({
    url: () => (isReachable ? databaseUrl() : 'postgresql://nobody@127.0.0.1:1/none'),
  })
  expect(listener.caughtUpUntil).toBe(0)
  isReachable = true
  await expect.poll(() => heardAgain(listener), { timeout: 5000 }).toBe(true)
  expect(events).toEqual(['doubt'])
})
