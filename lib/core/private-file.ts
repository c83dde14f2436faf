import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** The secret in a file that only its owner can read; made the first time. 256 random bits, hexadecimal. */
export function readOrCreateSecret(file: string): string {
  if (!existsSync(file)) writePrivateFile(file, randomBytes(32).toString('hex'))
  return readFileSync(file, 'utf8').trim()
}

/** Writes a file that only its owner can read. Readers see the old text or the new one, never half of it. */
export function writePrivateFile(file: string, text: string): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${text}\n`, { mode: 0o600 })
  renameSync(draft, file)
}
