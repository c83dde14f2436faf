import pino from 'pino'

export type Log = pino.Logger

/** Where lines go. */
export type Destination = ReturnType<typeof openDestination>

const BLOCK_BYTES = 4_096
const MOST_BYTES_WAITING = 4 * 1024 * 1024
const LONGEST_WAIT_MS = 500

/**
 * Stderr, written in blocks and never waited for; stdout is left to what a person reads. When nobody takes the lines
 * any more, new ones are dropped.
 */
export function openDestination(longestWait = LONGEST_WAIT_MS) {
  const destination = pino.destination({
    fd: 2,
    minLength: BLOCK_BYTES,
    maxLength: MOST_BYTES_WAITING,
    sync: false,
  })
  // One flush at a time: each that waits would listen for the end of the one before.
  const flushLater = () => void setTimeout(() => destination.flush(flushLater), longestWait).unref()
  flushLater()
  return destination
}

/** The log of the front door: one JSON object per line. */
export function createLog(level: string, destination = openDestination()): Log {
  return pino({ base: null, level, timestamp: pino.stdTimeFunctions.isoTime }, destination)
}
