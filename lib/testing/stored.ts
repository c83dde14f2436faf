import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '#lib/env'

/** Every file in the storage by its key, its bytes in base64. */
export function dumpStorage(): Record<string, string> {
  const root = env().DATA_DIR
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const keys = files.map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1)).sort()
  return Object.fromEntries(keys.map((key) => [key, readFileSync(join(root, key), 'base64')]))
}
