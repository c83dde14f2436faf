import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Whether public/ has a file at this decoded path. */
export function isPublicFile(path: string): boolean {
  const file = join(process.cwd(), 'public', path)
  return existsSync(file) && statSync(file).isFile()
}
