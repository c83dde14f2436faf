import { randomBytes } from 'node:crypto'

/**
 * A new identifier: 24 hexadecimal characters, of which the first 8 are the time in seconds, so that rows sort by
 * age.
 */
export function newId(): string {
  const seconds = Math.floor(Date.now() / 1000)
  return seconds.toString(16).padStart(8, '0') + randomBytes(8).toString('hex')
}

/** Whether a text has the form of an identifier. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{24}$/.test(text)
}
