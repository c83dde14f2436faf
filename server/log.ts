import pino from 'pino'

export type Log = pino.Logger

/** The log of the front door, one JSON object per line on stderr; stdout is left to what a person reads. */
export function createLog(level: string): Log {
  return pino({ level, base: null }, pino.destination(2))
}
