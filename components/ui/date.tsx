import type { Settings } from '#lib/settings/views.ts'

export type Calendar = Pick<Settings, 'language' | 'zone'>

type DayStyle = 'long' | 'medium' | 'month'

/** A date in the publication's zone and language. */
export function DateOf({
  date,
  calendar,
  style = 'long',
}: {
  date: Date
  calendar: Calendar
  style?: DayStyle
}) {
  return <time dateTime={date.toISOString()}>{formatDay(date, calendar, style)}</time>
}

function formatDay(date: Date, calendar: Calendar, style: DayStyle): string {
  const key = `${calendar.language} ${calendar.zone} ${style}`
  const format = formats.get(key) ?? createFormat(calendar, style)
  formats.set(key, format)
  return format.format(date)
}

// To make one takes a hundred times as long as to use it.
const formats = new Map<string, Intl.DateTimeFormat>()

function createFormat({ language, zone }: Calendar, style: DayStyle) {
  const shape = style === 'month' ? ({ month: 'short', day: 'numeric' } as const) : { dateStyle: style }
  return new Intl.DateTimeFormat(language, { ...shape, timeZone: zone })
}
