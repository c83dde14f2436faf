const DAY_MS = 24 * 60 * 60 * 1000

/** Milliseconds until the next time that it is `hour` o'clock, UTC. */
export function untilHour(hour, now) {
  const next = new Date(now)
  next.setUTCHours(hour, 0, 0, 0)
  if (next <= now) next.setUTCDate(next.getUTCDate() + 1)
  return next.getTime() - now.getTime()
}

/** The nightly backups among file names that are older than so many days. */
export function backupsToDelete(names, { days, today }) {
  const oldest = new Date(today.getTime() - days * DAY_MS).toISOString().slice(0, 10)
  return names.filter((name) => {
    const [, date] = /^site-(\d{4}-\d\d-\d\d)\.backup$/.exec(name) ?? []
    return date !== undefined && date < oldest
  })
}
