import { expect, test } from 'vitest'
import { parseDate } from '#lib/import-export/front-matter/dates.ts'

test.each([
  ['2026-11-23', '2026-11-23T00:00:00.000Z'],
  ['2026-1-2', '2026-01-02T00:00:00.000Z'],
  ['2026/11/23', '2026-11-23T00:00:00.000Z'],
  ['2012-05-07T17:02:01.000Z', '2012-05-07T17:02:01.000Z'],
  ['2021-08-07T15:32:14Z', '2021-08-07T15:32:14.000Z'],
  ['2021-08-07 15:32', '2021-08-07T15:32:00.000Z'],
  ['2001-12-14t21:59:43.10-05:00', '2001-12-15T02:59:43.100Z'],
  ['2001-12-14 21:59:43.10 -5', '2001-12-15T02:59:43.100Z'],
  ['2015-01-01 10:00:00 +0100', '2015-01-01T09:00:00.000Z'],
  ['Tue, 05 May 2026 10:30:00 GMT', '2026-05-05T10:30:00.000Z'],
  ['5 May 2026', '2026-05-05T00:00:00.000Z'],
  ['May 5, 2026', '2026-05-05T00:00:00.000Z'],
  ['Sept. 5th, 2026 at 2:30 pm', '2026-09-05T14:30:00.000Z'],
  ['Dec 31, 1999 12:00 AM', '1999-12-31T00:00:00.000Z'],
  ['  2016-03-08   ', '2016-03-08T00:00:00.000Z'],
])('%s is a date', (text, instant) => {
  expect(parseDate(text, 'UTC')?.toISOString()).toBe(instant)
})

test.each([
  '',
  'soon',
  'true',
  '2026',
  '20261123',
  '2026-13-01',
  '2026-02-30',
  '2026-11-23T25:00',
  '2026-11-23T10:61',
  '2026-11-23 13:00 pm',
  '2026-11-23T10:00+99:00',
  '0001-01-01T00:00:00Z',
  '02/03/2026',
  '5 Foo 2026',
  '2026-11-23; DROP TABLE posts',
  '9'.repeat(5000),
])('“%.30s” is none', (text) => {
  expect(parseDate(text, 'UTC')).toBeNull()
})

test('a date without an offset is one of the publication’s zone', () => {
  expect(parseDate('2026-07-01', 'Europe/Berlin')?.toISOString()).toBe('2026-06-30T22:00:00.000Z')
  expect(parseDate('2026-01-01', 'America/Los_Angeles')?.toISOString()).toBe('2026-01-01T08:00:00.000Z')
  expect(parseDate('2026-01-01 12:00', 'Pacific/Kiritimati')?.toISOString()).toBe('2025-12-31T22:00:00.000Z')
  expect(parseDate('2026-01-01T12:00Z', 'Pacific/Kiritimati')?.toISOString()).toBe('2026-01-01T12:00:00.000Z')
})

test('a time that the clocks skip or show twice is still one instant', () => {
  expect(parseDate('2026-03-29 02:30', 'Europe/Berlin')?.toISOString()).toBe('2026-03-29T01:30:00.000Z')
  expect(parseDate('2026-10-25 02:30', 'Europe/Berlin')?.toISOString()).toBe('2026-10-25T00:30:00.000Z')
})
