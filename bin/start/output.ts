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
const FLUSH_TIMEOUT_MS = 1_000

const destinations = { 1: openDestination(1), 2: openDestination(2) }

/** Whether to print plain text (on a terminal and in development) or one JSON object per line, as the log does. */
export function isForPeople(fd: 1 | 2): boolean {
  return isatty(fd) || process.env.NODE_ENV === 'development'
}

/** Prints a status line on stdout. */
export function say(text: string): void {
  write(1, INFO, text)
}

/** Prints an error on stderr. */
export function printError(text: string): void {
  write(2, FATAL, text)
}

/**
 * Prints the site's address, in the same form everywhere: other programs wait for this line and read what came before
 * it.
 */
export function sayReady(port: number): void {
  destinations[1].write(`${READY}${port}\n`)
}

/**
 * Relays the output of a child process: JSON lines unchanged, anything else (such as a crash) wrapped in JSON. Resolves
 * at the end of the stream.
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

/** Flushes all output, for up to a second. Must be the last call of a process. */
export async function closeOutput(): Promise<void> {
  const closed = Object.values(destinations).map((destination) => {
    destination.end()
    return once(destination, 'close')
  })
  await Promise.race([Promise.all(closed), delay(FLUSH_TIMEOUT_MS)])
}

function write(fd: 1 | 2, level: number, text: string) {
  const line = isForPeople(fd)
    ? text
    : JSON.stringify({ level, time: new Date().toISOString(), msg: text.trim() })
  destinations[fd].write(`${line}\n`)
}
