import pino from 'pino'

export type Log = pino.Logger

/** Where lines go. */
export type Destination = ReturnType<typeof openDestination>

const MOST_BYTES_WAITING = 4 * 1024 * 1024

/** Stderr, or another open file; never waited for. When nobody takes the lines any more, new ones are dropped. */
export function openDestination(fd = 2) {
  return pino.destination({ fd, maxLength: MOST_BYTES_WAITING, sync: false })
}

/** The log of the front door: one JSON object per line. */
export function createLog(level: string, destination: Pick<Destination, 'write'> = openDestination()): Log {
  return pino({ base: null, level, timestamp: pino.stdTimeFunctions.isoTime }, destination)
}
