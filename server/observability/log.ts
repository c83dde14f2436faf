import pino from 'pino'

export type Log = pino.Logger

/** Where log lines are written. */
export type Destination = ReturnType<typeof openDestination>

const MAX_BUFFERED_BYTES = 4 * 1024 * 1024

/**
 * Asynchronous writer for stderr or another file descriptor. When the reader stops reading, new lines are dropped.
 */
export function openDestination(fd = 2) {
  return pino.destination({ fd, maxLength: MAX_BUFFERED_BYTES, sync: false })
}

/** The server log: one JSON object per line. */
export function createLog(level: string, destination: Pick<Destination, 'write'> = openDestination()): Log {
  return pino({ base: null, level, timestamp: pino.stdTimeFunctions.isoTime }, destination)
}
