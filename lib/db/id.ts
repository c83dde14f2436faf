import { randomBytes } from 'node:crypto'

/** A new identifier: 24 hexadecimal characters, the first 8 of them the time, so that rows sort by age. */
export function newId(): string {
  const seconds = Math.floor(Date.now() / 1000)
  return seconds.toString(16).padStart(8, '0') + randomBytes(8).toString('hex')
}
