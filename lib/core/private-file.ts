import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** Reads a secret from a file that only its owner can read, creating it if missing. 256 random bits, hexadecimal. */
export function readOrCreateSecret(file: string): string {
  if (!existsSync(file)) writePrivateFile(file, randomBytes(32).toString('hex'))
  return readFileSync(file, 'utf8').trim()
}

/** Atomically writes a file that only its owner can read. */
export function writePrivateFile(file: string, text: string): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${text}\n`, { mode: 0o600 })
  renameSync(draft, file)
}
