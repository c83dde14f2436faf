import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isElsewhere } from '#lib/content/mdx/validate/addresses.ts'
import { mimeOfBytes, rejectionOf } from '#lib/core/image-formats.ts'
import { type Folders, locateImage } from '#lib/import-export/images/locating.ts'
import { findMediaId } from '#lib/media/renderer-facts.ts'

/** What an image URL in a text refers to: a file on disk, a stored image, another site, or nothing. */
export type Found =
  | { kind: 'file'; path: string; hash: string }
  | { kind: 'stored'; id: string }
  | { kind: 'remote' }
  | { kind: 'missing'; reason: string }

/** Locates the images that a text in `folder` (a real path) refers to, one after the other; each URL once. */
export async function locateAll(
  addresses: Iterable<string>,
  folder: string,
  folders: Folders,
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>()
  for (const address of new Set(addresses)) found.set(address, await find(address, folder, folders))
  return found
}

/** A hash of what was found; it changes when an image is changed, added or removed. */
export function hashOfImages(found: ReadonlyMap<string, Found>): string {
  const lines = [...found].map(([address, image]) => {
    return JSON.stringify([address, image.kind, image.kind === 'file' ? image.hash : ''])
  })
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex')
}

async function find(address: string, folder: string, folders: Folders): Promise<Found> {
  if (isElsewhere(address)) return { kind: 'remote' }
  const id = await findMediaId(address)
  if (id) return { kind: 'stored', id }
  const located = await locateImage(address, folder, folders)
  if ('refusal' in located) return { kind: 'missing', reason: located.refusal }
  const bytes = await readFile(located.path)
  if (!mimeOfBytes(bytes)) return { kind: 'missing', reason: rejectionOf(bytes) }
  return { kind: 'file', path: located.path, hash: createHash('sha256').update(bytes).digest('hex') }
}
