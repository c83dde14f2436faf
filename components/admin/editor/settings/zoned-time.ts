/** An instant as a local date and time of a zone, for `<input type="datetime-local">`. */
export function toZoned(instant: string, zone: string): string {
  const date = new Date(instant)
  return new Date(date.getTime() + offsetAt(date, zone)).toISOString().slice(0, 16)
}

/** The instant of a local date and time of a zone; null when it is not complete. */
export function fromZoned(local: string, zone: string): string | null {
  const asUtc = new Date(`${local}Z`)
  if (Number.isNaN(asUtc.getTime())) return null
  // The offset at the result counts, which differs around a change of the clocks.
  const guess = new Date(asUtc.getTime() - offsetAt(asUtc, zone))
  return new Date(asUtc.getTime() - offsetAt(guess, zone)).toISOString()
}

/** Milliseconds that the clocks of a zone are ahead of UTC. */
function offsetAt(date: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US-u-ca-iso8601', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(date)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((candidate) => candidate.type === type)?.value ?? 0)
  const local = Date.UTC(
    ...([part('year'), part('month') - 1, part('day')] as const),
    ...([part('hour'), part('minute'), part('second')] as const),
  )
  return local - Math.floor(date.getTime() / 1000) * 1000
}
