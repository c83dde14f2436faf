import type { Settings } from '#lib/settings/views.ts'

export type Calendar = Pick<Settings, 'language' | 'zone'>

type DateStyle = 'long' | 'medium' | 'month'

/** A date in the publication's time zone and language. */
export function CalendarDate({
  date,
  calendar,
  style = 'long',
}: {
  date: Date
  calendar: Calendar
  style?: DateStyle
}) {
  return <time dateTime={date.toISOString()}>{formatDate(date, calendar, style)}</time>
}

function formatDate(date: Date, calendar: Calendar, style: DateStyle): string {
  const key = `${calendar.language} ${calendar.zone} ${style}`
  const format = formats.get(key) ?? createFormat(calendar, style)
  formats.set(key, format)
  return format.format(date)
}

// Creating a formatter takes a hundred times as long as using it.
const formats = new Map<string, Intl.DateTimeFormat>()

function createFormat({ language, zone }: Calendar, style: DateStyle) {
  const shape = style === 'month' ? ({ month: 'short', day: 'numeric' } as const) : { dateStyle: style }
  return new Intl.DateTimeFormat(language, { ...shape, timeZone: zone })
}
