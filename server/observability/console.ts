import { format, stripVTControlCharacters } from 'node:util'
import type { Log } from '#server/observability/log.ts'

const LEVELS = { error: 'error', warn: 'warn', log: 'info', info: 'info', debug: 'debug' } as const

/** Sends console output of Next and its dependencies to the log. */
export function captureConsole(log: Log): void {
  for (const method of ['error', 'warn', 'log', 'info', 'debug'] as const) {
    console[method] = (...args: unknown[]) => {
      const err = args.find((arg) => arg instanceof Error)
      const text = stripVTControlCharacters(format(...args.filter((arg) => arg !== err))).trim()
      log[LEVELS[method]]({ err }, text || err?.message)
    }
  }
}
