import { expect, onTestFinished, test } from 'vitest'
import { Breaker } from '#server/breaker'

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

test('whoever waits hears that the database went away', async () => {
  const breaker = breakerOver({ isThere: false })
  const heard = breaker.goesAway(new AbortController().signal).then(() => 'heard')
  await breaker.suspect()
  expect(await heard).toBe('heard')
})
