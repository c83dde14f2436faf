import { expect, test } from 'vitest'
import { fromZoned, toZoned } from '#components/admin/editor/settings/zoned-time.ts'

test('an instant is shown in the time of the zone and read back', () => {
  for (const [instant, zone, local] of [
    ['2026-03-01T12:00:00.000Z', 'UTC', '2026-03-01T12:00'],
    ['2026-01-31T23:30:00.000Z', 'Europe/Berlin', '2026-02-01T00:30'],
    ['2026-07-01T02:00:00.000Z', 'America/New_York', '2026-06-30T22:00'],
    ['2026-07-01T02:00:00.000Z', 'Asia/Kathmandu', '2026-07-01T07:45'],
  ] as const) {
    expect(toZoned(instant, zone)).toBe(local)
    expect(fromZoned(local, zone)).toBe(instant)
  }
})

test('the hours around a change of the clocks have their own offset', () => {
  expect(fromZoned('2026-03-29T01:30', 'Europe/Berlin')).toBe('2026-03-29T00:30:00.000Z')
  expect(fromZoned('2026-03-29T03:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
})

test('an incomplete date is none', () => {
  expect(fromZoned('', 'UTC')).toBeNull()
})
