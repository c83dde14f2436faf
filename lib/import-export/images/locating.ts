import { realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { MAX_PICTURE_BYTES } from '#lib/core/limits.ts'

/** Folders as real paths: pictures are taken from nowhere else. */
export type Folders = {
  /** The imported folder. */
  root: string
  /** The folder that addresses from the site's root, such as /images/sea.jpg, mean. */
  statics: string | null
}

export type Located = { path: string } | { refusal: string }

/** The file that a picture's address means in a text that stands in `folder`, a real path. */
export async function locatePicture(address: string, folder: string, folders: Folders): Promise<Located> {
  if (address === '') return { refusal: 'This picture has no address.' }
  if (/^[a-z][a-z0-9+.-]+:/i.test(address))
    return { refusal: 'A picture must be a file of the folder. Save it there and use its path.' }
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
  // A site's /static/images/sea.jpg lies in its folder as static/images/sea.jpg or as images/sea.jpg.
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

/** Null when nothing is there. What is there is judged by its real path, so no link leads out. */
async function look(path: string, folders: Folders): Promise<Located | null> {
  const real = await realpath(path).catch(() => null)
  if (!real) return null
  if (!isInside(real, folders.root) && !(folders.statics && isInside(real, folders.statics))) {
    return { refusal: 'This picture lies outside the imported folder. Copy it into the folder.' }
  }
  const found = await stat(real)
  if (!found.isFile()) return null
  if (found.size > MAX_PICTURE_BYTES) {
    return { refusal: `This picture has more than ${MAX_PICTURE_BYTES / 1024 / 1024} MB. Save it smaller.` }
  }
  return { path: real }
}

export function isInside(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

function missing(address: string, { statics }: Folders): string {
  if (!address.startsWith('/')) return 'There is no such picture in the folder.'
  return statics
    ? 'There is no such picture in the folder given with --static.'
    : 'There is no such picture. Give the folder that holds it with --static.'
}
