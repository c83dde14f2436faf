import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '#lib/core/env.ts'

/** Every file in the storage by key, in base64. */
export function dumpStorage(): Record<string, string> {
  return dumpFolder(env().DATA_DIR)
}

/** Every file in a folder by path, in base64. */
export function dumpFolder(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const keys = files.map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1)).sort()
  return Object.fromEntries(keys.map((key) => [key, readFileSync(join(root, key), 'base64')]))
}
