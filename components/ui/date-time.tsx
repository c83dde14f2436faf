/** A date and time in the publication's time zone and language. */
export function DateTime({ at, zone, language }: { at: Date; zone: string; language: string }) {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  })
  return <time dateTime={at.toISOString()}>{format.format(at)}</time>
}
