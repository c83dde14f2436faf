const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const TIME = String.raw`(?:(?:[ t]+|, +| +at +)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)? *(?<half>[ap]m)? *(?<offset>z|utc|gmt|[+-]\d{1,2}(?::?\d{2})?)?)?`
const MONTH = String.raw`(?<name>[a-z]{3,9})\.?`

const FORMS = [
  // 2026-11-23, 2026-11-23T14:30:00.000Z, 2026/11/23 14:30 +0100
  String.raw`(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})`,
  // Mon, 23 Nov 2026 14:30:00 GMT; 23 November 2026
  String.raw`(?:[a-z]{3,9}, *)?(?<day>\d{1,2}) +${MONTH},? +(?<year>\d{4})`,
  // November 23, 2026; Nov 23rd, 2026 at 2:30 pm
  String.raw`(?:[a-z]{3,9}, *)?${MONTH} +(?<day>\d{1,2})(?:st|nd|rd|th)?,? +(?<year>\d{4})`,
].map((form) => new RegExp(`^${form}${TIME}$`, 'i'))

type Parts = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  milli: number
}

/**
 * Parses a date in one of the common formats. Without an offset it is a local time in `zone` (IANA). Returns null for
 * anything else, for days and times that do not exist, and for formats in which day and month are ambiguous.
 */
export function parseDate(text: string, zone: string): Date | null {
  const groups = FORMS.map((form) => form.exec(text.trim())?.groups).find(Boolean)
  const parts = groups && toParts(groups)
  if (!parts || !exists(parts)) return null
  const offset = groups.offset === undefined ? null : minutesOf(groups.offset)
  if (offset === null) return inZone(parts, zone)
  return Math.abs(offset) > 14 * 60 ? null : new Date(asUtc(parts) - offset * 60_000)
}

function toParts(groups: Record<string, string | undefined>): Parts {
  const number = (name: string) => Number(groups[name] ?? 0)
  const month = groups.name ? MONTHS.indexOf(groups.name.slice(0, 3).toLowerCase()) + 1 : number('month')
  return {
    year: number('year'),
    month,
    day: number('day'),
    hour: hourOf(number('hour'), groups.half?.toLowerCase()),
    minute: number('minute'),
    second: number('second'),
    milli: Number((groups.fraction ?? '').padEnd(3, '0').slice(0, 3)),
  }
}

function hourOf(hour: number, half: string | undefined): number {
  if (!half) return hour
  if (hour < 1 || hour > 12) return Number.NaN
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}

function exists(parts: Parts): boolean {
  const { year, month, day, hour, minute, second } = parts
  const date = new Date(asUtc(parts))
  return (
    year >= 1000 &&
    [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()].join() === [year, month, day].join() &&
    [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].join() === [hour, minute, second].join()
  )
}

function asUtc({ year, month, day, hour, minute, second, milli }: Parts): number {
  return Date.UTC(year, month - 1, day, hour, minute, second, milli)
}

function minutesOf(offset: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

/**
 * Converts a local time in a zone to an instant. A time that a clock change skips is read with the offset before the
 * change.
 */
function inZone(parts: Parts, zone: string): Date {
  const utc = asUtc(parts)
  const before = utc - offsetAt(utc - 86_400_000, zone)
  const after = utc - offsetAt(utc + 86_400_000, zone)
  return new Date(
    before + offsetAt(before, zone) === utc || after + offsetAt(after, zone) !== utc ? before : after,
  )
}

/** UTC offset of the zone, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const part = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return asUtc({ year, month, day, hour, minute, second, milli: 0 }) - Math.floor(instant / 1000) * 1000
}
