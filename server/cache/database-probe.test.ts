import { expect, onTestFinished, test, vi } from 'vitest'
import { DatabaseProbe } from '#server/cache/database-probe.ts'

function startProbe(database: { isDatabaseUp: boolean; probes?: number }) {
  const probe = new DatabaseProbe(async () => {
    database.probes = (database.probes ?? 0) + 1
    return database.isDatabaseUp
  }, 5)
  onTestFinished(() => probe.close())
  return probe
}

test('a failure while the database is up does not open the circuit', async () => {
  const probe = startProbe({ isDatabaseUp: true })
  expect(await probe.check()).toBe(false)
  expect(probe.isDown).toBe(false)
})

test('the circuit opens when the database is down and closes by itself when it is back', async () => {
  const database = { isDatabaseUp: false }
  const probe = startProbe(database)
  expect(await probe.check()).toBe(true)
  expect(probe.isDown).toBe(true)
  database.isDatabaseUp = true
  await expect.poll(() => probe.isDown).toBe(false)
})

test('while the circuit is open, only the probe queries the database', async () => {
  const database = { isDatabaseUp: false, probes: 0 }
  const probe = startProbe(database)
  await probe.check()
  const probes = database.probes
  await Promise.all(Array.from({ length: 100 }, () => probe.check()))
  expect(database.probes).toBe(probes)
})

test('concurrent failures share one probe', async () => {
  const database = { isDatabaseUp: false, probes: 0 }
  const probe = startProbe(database)
  await Promise.all(Array.from({ length: 100 }, () => probe.check()))
  expect(database.probes).toBe(1)
})

test('a database that is down is probed once per interval', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  let probes = 0
  const probe = new DatabaseProbe(async () => ++probes < 0)
  onTestFinished(() => probe.close())
  await probe.check()
  probes = 0
  for (let millisecond = 0; millisecond < 10_000; millisecond += 10) {
    await probe.check()
    await vi.advanceTimersByTimeAsync(10)
  }
  expect(probes).toBe(10)
})

test('a check that throws is not cached, and the next check probes again', async () => {
  const answers = [Promise.reject(new Error('no answer')), Promise.resolve(false)]
  const probe = new DatabaseProbe(() => answers.shift() ?? Promise.resolve(true))
  onTestFinished(() => probe.close())
  await expect(probe.check()).rejects.toThrow('no answer')
  expect(await probe.check()).toBe(true)
})

test('whenDown resolves when the database goes down', async () => {
  const probe = startProbe({ isDatabaseUp: false })
  const received = probe.whenDown(new AbortController().signal).then(() => 'received')
  await probe.check()
  expect(await received).toBe('received')
})
