import type pg from 'pg'
import type { Part } from '#lib/backup/reading-parts.ts'
import type { PartWriter } from '#lib/backup/writing-parts.ts'
import { extensionOfMime } from '#lib/core/image-formats.ts'
import { mediaKey, parseMediaFile } from '#lib/media/files.ts'
import { hashStoredFile, openStoredFile, removeStoredFile, storeStream } from '#lib/storage/files.ts'

export type StoredImage = { key: string; hash: string; bytes: number }

/** The images in the database. */
export async function listImages(client: pg.Client): Promise<StoredImage[]> {
  const { rows } = await client.query<{ hash: string; mime: string; bytes: number }>(
    'SELECT hash, mime, bytes FROM media ORDER BY hash',
  )
  return rows.map(({ hash, mime, bytes }) => ({
    key: mediaKey({ hash, extension: extensionOfMime(mime), width: null }),
    hash,
    bytes,
  }))
}

/** Writes an image; false when its file is missing or its hash does not match. */
export async function dumpImage({ key, hash }: StoredImage, writer: PartWriter): Promise<boolean> {
  const file = await openStoredFile(key)
  if (!file || (await hashStoredFile(key)) !== hash) return false
  await writer.writeStream(key, { sha256: hash, size: file.size, stream: file.stream() })
  return true
}

/** Stores images and remembers which ones are new. */
export class ImageRestore {
  readonly #added: string[] = []
  #count = 0

  get count(): number {
    return this.#count
  }

  async store(key: string, part: Part): Promise<void> {
    const isNew = (await openStoredFile(key)) === null
    await storeStream(key, part.bytes)
    if (isNew) this.#added.push(key)
    this.#count += 1
  }

  /** Removes the images it added. */
  async undo(): Promise<void> {
    for (const key of this.#added) await removeStoredFile(key)
  }
}

/** Whether a key is a valid storage key of an original image. */
export function isImageKey(key: string): boolean {
  const file = parseMediaFile(key.split('/').at(-1) ?? '')
  return file !== null && file.width === null && mediaKey(file) === key
}
