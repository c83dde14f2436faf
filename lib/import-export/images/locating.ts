import { realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { MAX_IMAGE_BYTES } from '#lib/core/limits.ts'

/** The only folders that images are read from, as real paths. */
export type Folders = {
  /** The imported folder. */
  root: string
  /** The folder for root-relative URLs such as /images/sea.jpg. */
  statics: string | null
}

export type Located = { path: string } | { refusal: string }

/** The file that an image URL refers to, in a text in `folder` (a real path). */
export async function locateImage(address: string, folder: string, folders: Folders): Promise<Located> {
  if (address === '') return { refusal: 'This image has no address.' }
  if (/^[a-z][a-z0-9+.-]+:/i.test(address))
    return { refusal: 'An image must be a file in the folder. Save it there and use its path.' }
  for (const candidate of candidates(address, folder, folders)) {
    const located = await look(candidate, folders)
    if (located) return located
  }
  return { refusal: missing(address, folders) }
}

function candidates(address: string, folder: string, { root, statics }: Folders): string[] {
  const plain = address.replace(/[?#].*$/, '')
  const spellings = [...new Set([address, plain, decoded(plain)])].filter(
    (path) => path && !path.includes('\0'),
  )
  if (!address.startsWith('/')) return spellings.map((path) => join(folder, path))
  // A site's /static/images/sea.jpg may be stored as static/images/sea.jpg or as images/sea.jpg.
  const paths = spellings.flatMap((path) => [path, path.replace(/^\/+[^/]+/, '')]).filter(Boolean)
  const bases = statics ? [statics, root] : [root]
  return paths.flatMap((path) => bases.map((base) => join(base, path)))
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Null when there is no file. Checks the real path, so that symbolic links cannot lead outside. */
async function look(path: string, folders: Folders): Promise<Located | null> {
  const real = await realpath(path).catch(() => null)
  if (!real) return null
  if (!isInside(real, folders.root) && !(folders.statics && isInside(real, folders.statics))) {
    return { refusal: 'This image is outside the imported folder. Copy it into the folder.' }
  }
  const found = await stat(real)
  if (!found.isFile()) return null
  if (found.size > MAX_IMAGE_BYTES) {
    return { refusal: `This image is larger than ${MAX_IMAGE_BYTES / 1024 / 1024} MB. Save it smaller.` }
  }
  return { path: real }
}

export function isInside(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

function missing(address: string, { statics }: Folders): string {
  if (!address.startsWith('/')) return 'This image is not in the folder.'
  return statics
    ? 'This image is not in the folder given with --static.'
    : 'This image does not exist. Give its folder with --static.'
}
