import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { isatty } from 'node:tty'
import { openDestination } from '#server/observability/log.ts'
import { recordsIn } from './records.ts'

const READY = 'Ready on http://localhost:'
const INFO = 30
const WARN = 40
const FATAL = 60
const MOST_PATIENCE_MS = 1_000

const destinations = { 1: openDestination(1), 2: openDestination(2) }

/** Whether a person reads this output: words then, else one JSON object per line, as the log writes them. */
export function isForPeople(fd: 1 | 2): boolean {
  return isatty(fd) || process.env.NODE_ENV === 'development'
}

/** Says how the start goes on, on stdout. */
export function say(text: string): void {
  write(1, INFO, text)
}

/** Says what went wrong, on stderr. */
export function printError(text: string): void {
  write(2, FATAL, text)
}

/** Says where the site is, in the same words to everybody: programs wait for this line, and read what came before it. */
export function sayReady(port: number): void {
  destinations[1].write(`${READY}${port}\n`)
}

/**
 * Passes on what another process says: its JSON lines as they are, anything else (a crash, say) as such lines. Settles
 * with its last words.
 */
export async function relay(from: Readable | null, fd: 1 | 2): Promise<void> {
  if (!from) return
  const onPiece = recordsIn((text, isJson) => {
    if (isJson || text.startsWith(READY)) destinations[fd].write(`${text}\n`)
    else write(fd, fd === 1 ? INFO : WARN, text)
  })
  for await (const piece of from.setEncoding('utf8')) onPiece(piece)
  onPiece('\n')
}

/** Waits until everything said has been taken, unless nobody takes it. The last thing a process does. */
export async function closeOutput(): Promise<void> {
  const closed = Object.values(destinations).map((destination) => {
    destination.end()
    return once(destination, 'close')
  })
  await Promise.race([Promise.all(closed), delay(MOST_PATIENCE_MS)])
}

function write(fd: 1 | 2, level: number, text: string) {
  const line = isForPeople(fd)
    ? text
    : JSON.stringify({ level, time: new Date().toISOString(), msg: text.trim() })
  destinations[fd].write(`${line}\n`)
}
