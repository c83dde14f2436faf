import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { databaseUrl } from '#lib/db/address.ts'
import { db } from '#lib/db/client.ts'
import { type Invalidation, invalidate } from '#lib/invalidation/recording.ts'
import { InvalidationListener } from '#server/cache/invalidation-listener.ts'
import { createLog } from '#server/observability/log.ts'

async function listen({ url = databaseUrl } = {}) {
  const received: Invalidation[] = []
  const events: string[] = []
  const listener = new InvalidationListener({
    url,
    apply: (touched) => received.push(touched),
    markAllStale: () => events.push('all stale'),
    onDisconnect: () => events.push('disconnect'),
    log: createLog('silent'),
  })
  onTestFinished(() => listener.close())
  await listener.start()
  events.length = 0
  return { listener, received, events }
}

function record(touched: Invalidation) {
  return db().$transaction((tx) => invalidate(tx, touched))
}

function receivedAgain(listener: InvalidationListener): Promise<boolean> {
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

describe('the invalidation listener', () => {
  test('receives committed changes and none that are rolled back', async () => {
    const { listener, received } = await listen()
    await db()
      .$transaction(async (tx) => {
        await invalidate(tx, { removed: ['post:never'] })
        throw new Error('rolled back')
      })
      .catch(() => {})
    await record({ refresh: ['post:1'], stale: ['around'] })
    await listener.barrier()
    expect(received).toMatchObject([{ refresh: ['post:1'], stale: ['around'], removed: [] }])
  })

  test('has received every earlier commit when a barrier resolves, three hundred times', async () => {
    const { listener, received } = await listen()
    for (let number = 1; number <= 300; number++) {
      await record({ refresh: [`post:${number}`] })
      await listener.barrier()
      expect(received).toHaveLength(number)
    }
  })

  test('marks everything stale when a change is too large for a notification, and reads the removals', async () => {
    const { listener, received, events } = await listen()
    const removed = Array.from({ length: 1000 }, (_, number) => `post:${number}`)
    await record({ removed })
    await listener.barrier()
    expect(events).toEqual(['all stale'])
    await expect.poll(() => received).toMatchObject([{ removed }])
  })

  test('is caught up to the current time', async () => {
    const { listener } = await listen()
    const now = Date.now()
    await expect.poll(() => listener.caughtUpUntil).toBeGreaterThanOrEqual(now)
    expect(listener.lag).toBeGreaterThan(0)
  })
})

describe('an invalidation listener that loses its connection', () => {
  test('reports it, reconnects and catches up with missed changes', async () => {
    let isReachable = true
    const { listener, received, events } = await listen({
      url: () => (isReachable ? databaseUrl() : 'postgresql://nobody@127.0.0.1:1/none'),
    })
    isReachable = false
    await cutEveryListener()
    await expect.poll(() => events).toEqual(['disconnect'])
    await record({ refresh: ['post:missed'], removed: ['post:gone'] })
    await expect(listener.barrier()).rejects.toThrow('not connected')
    const { caughtUpUntil } = listener
    await delay(20)
    expect(listener.caughtUpUntil).toBe(caughtUpUntil)
    isReachable = true
    await expect
      .poll(() => received.at(-1), { timeout: 5000 })
      .toMatchObject({ refresh: ['post:missed'], removed: ['post:gone'] })
    await expect.poll(() => receivedAgain(listener)).toBe(true)
    expect(events).toEqual(['disconnect'])
  })

  test('marks everything stale when missed changes are no longer listed', async () => {
    let isReachable = true
    const { events, listener } = await listen({
      url: () => (isReachable ? databaseUrl() : 'postgresql://nobody@127.0.0.1:1/none'),
    })
    await record({ refresh: ['post:received'] })
    await listener.barrier()
    isReachable = false
    await cutEveryListener()
    await expect.poll(() => events).toEqual(['disconnect'])
    await record({ refresh: ['post:missed'] })
    await db().change.deleteMany()
    isReachable = true
    await expect.poll(() => events, { timeout: 5000 }).toEqual(['disconnect', 'all stale'])
  })

  test('receives changes again after twenty lost connections', async () => {
    const { listener, received } = await listen()
    await record({ refresh: ['post:first'] })
    await listener.barrier()
    for (let number = 0; number < 20; number++) {
      await cutEveryListener()
      await record({ refresh: [`post:${number}`] })
    }
    await expect.poll(() => receivedAgain(listener), { timeout: 5000 }).toBe(true)
    const keys = received.flatMap((touched) => touched.refresh ?? [])
    for (let number = 0; number < 20; number++) expect(keys).toContain(`post:${number}`)
  })
})

test('a listener that cannot connect at first is not caught up, and connects later', async () => {
  let isReachable = false
  const { listener, events } = await listen({
    url: () => (isReachable ? databaseUrl() : 'postgresql://nobody@127.0.0.1:1/none'),
  })
  expect(listener.caughtUpUntil).toBe(0)
  isReachable = true
  await expect.poll(() => receivedAgain(listener), { timeout: 5000 }).toBe(true)
  expect(events).toEqual(['all stale'])
})
