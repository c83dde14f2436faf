import { mkdirSync } from 'node:fs'

/**
 * Makes the data folder where there is none. Others see nothing of it; started as root, the user that PostgreSQL runs as
 * can pass through it, and what is secret inside is closed file by file.
 */
export function makeDataDir(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
}
