import pino from 'pino'

export type Log = pino.Logger

const BLOCK_BYTES = 4_096
const MOST_BYTES_WAITING = 4 * 1024 * 1024
const LONGEST_WAIT_MS = 500

/**
 * The log of the front door: one JSON object per line on stderr, written in blocks and never waited for; stdout is
 * left to what a person reads. When nobody takes the lines any more, new ones are dropped.
 */
export function createLog(level: string, longestWait = LONGEST_WAIT_MS): Log {
  const destination = pino.destination({
    fd: 2,
    minLength: BLOCK_BYTES,
    maxLength: MOST_BYTES_WAITING,
    sync: false,
  })
  const log = pino({ base: null, level, timestamp: pino.stdTimeFunctions.isoTime }, destination)
  flushNowAndThen(log, longestWait)
  return log
}

// One flush at a time: each that waits would listen for the end of the one before.
function flushNowAndThen(log: Log, pause: number) {
  const again = () => void setTimeout(() => log.flush(again), pause).unref()
  again()
}
