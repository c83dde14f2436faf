import { mimeOfExtension } from '#lib/core/image-formats.ts'
import { mediaKey, parseMediaFile } from '#lib/media/files.ts'
import { openVariant } from '#lib/media/resized.ts'
import { openStoredFile, type StoredFile } from '#lib/storage/files.ts'

/** A picture as it is sent. Its name holds the hash of its content, so the name is its entity tag too. */
export type ServedPicture = StoredFile & { mime: string; tag: string }

/** The picture with this file name under /media/, an original or a variant; null when there is none. */
export async function openPictureFile(name: string): Promise<ServedPicture | null> {
  const file = parseMediaFile(name)
  const mime = file && mimeOfExtension(file.extension)
  if (!mime) return null
  const { width } = file
  const stored = width === null ? await openStoredFile(mediaKey(file)) : await openVariant({ ...file, width })
  return stored && { ...stored, mime, tag: `"${name}"` }
}
