import { expect, onTestFinished, test, vi } from 'vitest'
import { DatabaseProbe } from '#server/cache/database-probe.ts'

function probeOver(database: { isDatabaseUp: boolean; asked?: number }) {
  const probe = new DatabaseProbe(async () => {
    database.asked = (database.asked ?? 0) + 1
    return database.isDatabaseUp
  }, 5)
  onTestFinished(() => probe.close())
  return probe
}

test('a failure while the database is there opens nothing', async () => {
  const probe = probeOver({ isDatabaseUp: true })
  expect(await probe.check()).toBe(false)
  expect(probe.isDown).toBe(false)
})

test('it opens when the database is away and closes by itself when it is back', async () => {
  const database = { isDatabaseUp: false }
  const probe = probeOver(database)
  expect(await probe.check()).toBe(true)
  expect(probe.isDown).toBe(true)
  database.isDatabaseUp = true
  await expect.poll(() => probe.isDown).toBe(false)
})

test('while it is open only the probe asks the database', async () => {
  const database = { isDatabaseUp: false, asked: 0 }
  const probe = probeOver(database)
  await probe.check()
  const asked = database.asked
  await Promise.all(Array.from({ length: 100 }, () => probe.check()))
  expect(database.asked).toBe(asked)
})

test('however many fail at the same time, the database is asked once', async () => {
  const database = { isDatabaseUp: false, asked: 0 }
  const probe = probeOver(database)
  await Promise.all(Array.from({ length: 100 }, () => probe.check()))
  expect(database.asked).toBe(1)
})

test('while it is away it is asked as often as agreed, and no more', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  let asked = 0
  const probe = new DatabaseProbe(async () => ++asked < 0)
  onTestFinished(() => probe.close())
  await probe.check()
  asked = 0
  for (let millisecond = 0; millisecond < 10_000; millisecond += 10) {
    await probe.check()
    await vi.advanceTimersByTimeAsync(10)
  }
  expect(asked).toBe(10)
})

test('a look that fails is no answer, and the next one looks again', async () => {
  const answers = [Promise.reject(new Error('no answer')), Promise.resolve(false)]
  const probe = new DatabaseProbe(() => answers.shift() ?? Promise.resolve(true))
  onTestFinished(() => probe.close())
  await expect(probe.check()).rejects.toThrow('no answer')
  expect(await probe.check()).toBe(true)
})

test('whoever waits hears that the database went away', async () => {
  const probe = probeOver({ isDatabaseUp: false })
  const heard = probe.whenDown(new AbortController().signal).then(() => 'heard')
  await probe.check()
  expect(await heard).toBe('heard')
})
