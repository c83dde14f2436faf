import { describe, expect, onTestFinished, test } from 'vitest'
import { databaseUrl } from '#lib/db/address.ts'
import { db } from '#lib/db/client.ts'
import { type Invalidation, invalidate } from '#lib/invalidation/recording.ts'
import { InvalidationListener } from '#server/cache/invalidation-listener.ts'
import { createLog } from '#server/observability/log.ts'
import { layFragileLine } from '#test/server/fragile-line.ts'

async function listenOver(url: string, onDisconnect: (caughtUpUntil: number) => void = () => {}) {
  const heard: Invalidation[] = []
  const events: string[] = []
  const listener = new InvalidationListener({
    url: () => url,
    apply: (touched) => heard.push(touched),
    markAllStale: () => events.push('doubt'),
    onDisconnect: () => {
      events.push('lost')
      lost(listener.caughtUpUntil)
    },
    log: createLog('silent'),
  })
  onTestFinished(() => listener.close())
  await listener.start()
  return { listener, heard, events }
}

const isHeard = (listener: InvalidationListener) =>
  listener.barrier().then(
    () => true,
    () => false,
  )

function record(touched: Invalidation) {
  return db().$transaction((tx) => invalidate(tx, touched))
}

describe('a line that falls silent without ending', () => {
  test('is noticed within seconds, and what was missed is caught up with over the next', async () => {
    const line = await layFragileLine(databaseUrl())
    let known = Number.NaN
    const { listener, heard, events } = await listenOver(line.url, (caughtUpUntil) => {
      known = caughtUpUntil
      line.mend()
    })
    await record({ refresh: ['post:before'] })
    await listener.barrier()
    events.length = 0
    line.fallSilent()
    const began = Date.now()
    await record({ refresh: ['post:missed'], removed: ['post:gone'] })
    await expect(listener.barrier()).rejects.toThrow()
    await expect.poll(() => events, { timeout: 10_000 }).toEqual(['lost'])
    expect(known - began).toBeLessThan(1_100)
    await expect.poll(() => isHeard(listener), { timeout: 10_000 }).toBe(true)
    expect(heard.at(-1)).toMatchObject({ refresh: ['post:missed'], removed: ['post:gone'] })
    expect(events).toEqual(['lost'])
  })

  test('right after it stood is given up as well', async () => {
    const line = await layFragileLine(databaseUrl())
    line.fallSilentAt('LISTEN')
    const { listener } = await listenOver(line.url)
    expect(listener.caughtUpUntil).toBe(0)
    line.mend()
    await expect.poll(() => isHeard(listener), { timeout: 10_000 }).toBe(true)
  })
})
