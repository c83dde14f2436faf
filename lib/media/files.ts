import { IMAGE_EXTENSIONS } from '#lib/core/image-formats.ts'

/** A parsed file name under /media/: an original, or a resized variant when it has a width. */
export type MediaFile = { hash: string; extension: string; width: number | null }

const FILE = new RegExp(`^([0-9a-f]{64})(?:-([1-9][0-9]{1,4}))?\\.(${IMAGE_EXTENSIONS.join('|')})$`)

/** Parses a name such as `<hash>.jpg` or `<hash>-640.avif`; null when it does not match. */
export function parseMediaFile(name: string): MediaFile | null {
  const [, hash, width, extension] = FILE.exec(name) ?? []
  return hash && extension ? { hash, extension, width: width ? Number(width) : null } : null
}

/** Its storage key. */
export function mediaKey({ hash, extension, width }: MediaFile): string {
  const size = width === null ? '' : `-${width}`
  return `media/${hash.slice(0, 2)}/${hash}${size}.${extension}`
}
