import pino from 'pino'

export type Log = pino.Logger

const MOST_KEPT_BACK = 4096

/**
 * The log of the front door: one JSON object per line on stderr, written in blocks; stdout is left to what a person
 * reads. Errors go out at once.
 */
export function createLog(level: string): Log {
  const destination = pino.destination({ fd: 2, minLength: MOST_KEPT_BACK, sync: false })
  const log = pino({ base: null, level, timestamp: pino.stdTimeFunctions.isoTime }, destination)
  setInterval(() => log.flush(), 500).unref()
  return log
}
