import { format, stripVTControlCharacters } from 'node:util'
import type { Log } from '#server/observability/log.ts'

const LEVELS = { error: 'error', warn: 'warn', log: 'info', info: 'info', debug: 'debug' } as const

/** Makes lines of the log of what others print with `console`: Next does, and so does what it calls. */
export function captureConsole(log: Log): void {
  for (const method of ['error', 'warn', 'log', 'info', 'debug'] as const) {
    console[method] = (...said: unknown[]) => {
      const err = said.find((one) => one instanceof Error)
      const words = stripVTControlCharacters(format(...said.filter((one) => one !== err))).trim()
      log[LEVELS[method]]({ err }, words || err?.message)
    }
  }
}
