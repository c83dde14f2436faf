import { expect, test } from 'vitest'
import { Deaths } from './restart-backoff.ts'

test('each death within a minute doubles the pause, and the fifth is the last', () => {
  const deaths = new Deaths()
  expect([0, 10_000, 20_000, 30_000, 59_999].map((now) => deaths.note(now))).toEqual([
    250,
    500,
    1000,
    2000,
    null,
  ])
})

test('deaths more than a minute ago are forgotten', () => {
  const deaths = new Deaths()
  for (const now of [0, 1, 2, 3]) deaths.note(now)
  expect(deaths.note(60_003)).toBe(250)
})
