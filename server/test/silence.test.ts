import { describe, expect, onTestFinished, test } from 'vitest'
import { databaseUrl } from '#lib/db/address.ts'
import { db } from '#lib/db/client.ts'
import { type Invalidation, invalidate } from '#lib/invalidation/recording.ts'
import { InvalidationListener } from '#server/cache/invalidation-listener.ts'
import { createLog } from '#server/observability/log.ts'
import { startFlakyProxy } from '#test/server/flaky-proxy.ts'

async function startListener(url: string, onDisconnect: (caughtUpUntil: number) => void = () => {}) {
  const received: Invalidation[] = []
  const events: string[] = []
  const listener = new InvalidationListener({
    url: () => url,
    apply: (touched) => received.push(touched),
    markAllStale: () => events.push('all stale'),
    onDisconnect: () => {
      events.push('disconnect')
      onDisconnect(listener.caughtUpUntil)
    },
    log: createLog('silent'),
  })
  onTestFinished(() => listener.close())
  await listener.start()
  return { listener, received, events }
}

const isCaughtUp = (listener: InvalidationListener) =>
  listener.barrier().then(
    () => true,
    () => false,
  )

function record(touched: Invalidation) {
  return db().$transaction((tx) => invalidate(tx, touched))
}

describe('a connection that stops responding without closing', () => {
  test('is detected within seconds, and the next one catches up with what was missed', async () => {
    const line = await startFlakyProxy(databaseUrl())
    let caughtUp = Number.NaN
    const { listener, received, events } = await startListener(line.url, (caughtUpUntil) => {
      caughtUp = caughtUpUntil
      line.mend()
    })
    await record({ refresh: ['post:before'] })
    await listener.barrier()
    events.length = 0
    line.fallSilent()
    const began = Date.now()
    await record({ refresh: ['post:missed'], removed: ['post:gone'] })
    await expect(listener.barrier()).rejects.toThrow()
    await expect.poll(() => events, { timeout: 10_000 }).toEqual(['disconnect'])
    expect(caughtUp - began).toBeLessThan(1_100)
    await expect.poll(() => isCaughtUp(listener), { timeout: 10_000 }).toBe(true)
    expect(received.at(-1)).toMatchObject({ refresh: ['post:missed'], removed: ['post:gone'] })
    expect(events).toEqual(['disconnect'])
  })

  test('that stops right after it opened is given up as well', async () => {
    const line = await startFlakyProxy(databaseUrl())
    line.fallSilentAt('LISTEN')
    const { listener } = await startListener(line.url)
    expect(listener.caughtUpUntil).toBe(0)
    line.mend()
    await expect.poll(() => isCaughtUp(listener), { timeout: 10_000 }).toBe(true)
  })
})
