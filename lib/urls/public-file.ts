import { statSync } from 'node:fs'
import { join } from 'node:path'

/** Whether a file of public/ has the address that a page with this slug would have. */
export function isPublicFile(slug: string): boolean {
  return statSync(join(process.cwd(), 'public', slug), { throwIfNoEntry: false })?.isFile() ?? false
}
