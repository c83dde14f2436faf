import { mimeOfExtension } from '#lib/core/image-formats.ts'
import { mediaKey, parseMediaFile } from '#lib/media/files.ts'
import { openVariant } from '#lib/media/resized.ts'
import { openStoredFile, type StoredFile } from '#lib/storage/files.ts'

/** An image as sent. Its name contains the hash of its content, so the name is its ETag too. */
export type ServedImage = StoredFile & { mime: string; tag: string }

/** The image with this file name under /media/, original or variant; null when there is none. */
export async function openImageFile(name: string): Promise<ServedImage | null> {
  const file = parseMediaFile(name)
  const mime = file && mimeOfExtension(file.extension)
  if (!mime) return null
  const { width } = file
  const stored = width === null ? await openStoredFile(mediaKey(file)) : await openVariant({ ...file, width })
  return stored && { ...stored, mime, tag: `"${name}"` }
}
