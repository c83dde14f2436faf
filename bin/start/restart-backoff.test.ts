import { expect, test } from 'vitest'
import { RestartBackoff } from './restart-backoff.ts'

test('each crash within a minute doubles the pause, and the fifth is the last', () => {
  const backoff = new RestartBackoff()
  expect([0, 10_000, 20_000, 30_000, 59_999].map((now) => backoff.note(now))).toEqual([
    250,
    500,
    1000,
    2000,
    null,
  ])
})

test('crashes more than a minute ago are forgotten', () => {
  const backoff = new RestartBackoff()
  for (const now of [0, 1, 2, 3]) backoff.note(now)
  expect(backoff.note(60_003)).toBe(250)
})
