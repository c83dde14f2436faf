import { expect, onTestFinished, test, vi } from 'vitest'
import { Breaker } from '#server/cache/database-probe.ts'

function breakerOver(database: { isThere: boolean; asked?: number }) {
  const breaker = new Breaker(async () => {
    database.asked = (database.asked ?? 0) + 1
    return database.isThere
  }, 5)
  onTestFinished(() => breaker.close())
  return breaker
}

test('a failure while the database is there opens nothing', async () => {
  const breaker = breakerOver({ isThere: true })
  expect(await breaker.suspect()).toBe(false)
  expect(breaker.isOpen).toBe(false)
})

test('it opens when the database is away and closes by itself when it is back', async () => {
  const database = { isThere: false }
  const breaker = breakerOver(database)
  expect(await breaker.suspect()).toBe(true)
  expect(breaker.isOpen).toBe(true)
  database.isThere = true
  await expect.poll(() => breaker.isOpen).toBe(false)
})

test('while it is open only the probe asks the database', async () => {
  const database = { isThere: false, asked: 0 }
  const breaker = breakerOver(database)
  await breaker.suspect()
  const asked = database.asked
  await Promise.all(Array.from({ length: 100 }, () => breaker.suspect()))
  expect(database.asked).toBe(asked)
})

test('however many fail at the same time, the database is asked once', async () => {
  const database = { isThere: false, asked: 0 }
  const breaker = breakerOver(database)
  await Promise.all(Array.from({ length: 100 }, () => breaker.suspect()))
  expect(database.asked).toBe(1)
})

test('while it is away it is asked as often as agreed, and no more', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  let asked = 0
  const breaker = new Breaker(async () => ++asked < 0)
  onTestFinished(() => breaker.close())
  await breaker.suspect()
  asked = 0
  for (let millisecond = 0; millisecond < 10_000; millisecond += 10) {
    await breaker.suspect()
    await vi.advanceTimersByTimeAsync(10)
  }
  expect(asked).toBe(10)
})

test('a look that fails is no answer, and the next one looks again', async () => {
  const answers = [Promise.reject(new Error('no answer')), Promise.resolve(false)]
  const breaker = new Breaker(() => answers.shift() ?? Promise.resolve(true))
  onTestFinished(() => breaker.close())
  await expect(breaker.suspect()).rejects.toThrow('no answer')
  expect(await breaker.suspect()).toBe(true)
})

test('whoever waits hears that the database went away', async () => {
  const breaker = breakerOver({ isThere: false })
  const heard = breaker.goesAway(new AbortController().signal).then(() => 'heard')
  await breaker.suspect()
  expect(await heard).toBe('heard')
})
