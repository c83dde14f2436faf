import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Viewer } from '#lib/auth/viewer.ts'
import { extensionOfMime, mimeOfBytes } from '#lib/core/image-formats.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { MediaRow } from '#lib/import-export/site/shapes.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'
import { mediaKey } from '#lib/media/files.ts'
import { openStoredFile, storeStream } from '#lib/storage/files.ts'

/**
 * Restores an image of an export byte for byte: re-encoding would lose quality and change its URL. Returns why it
 * cannot be restored, or null.
 */
export async function restoreImage(viewer: Viewer, folder: string, row: MediaRow): Promise<string | null> {
  const extension = extensionOfMime(row.mime)
  const path = join(folder, 'media', `${row.hash}.${extension}`)
  const key = mediaKey({ hash: row.hash, extension, width: null })
  const refusal = await refusalOf(path, row)
  if (refusal) return refusal
  if (!(await openStoredFile(key))) await storeStream(key, createReadStream(path))
  await transaction(async (tx) => {
    await tx.media.createMany({ data: [{ ...row, createdById: viewer.userId }], skipDuplicates: true })
    await enqueue(tx, 'variants', { mediaId: row.id })
  })
  return null
}

async function refusalOf(path: string, { hash, mime, bytes }: MediaRow): Promise<string | null> {
  const start = await firstBytes(path)
  if (!start) return 'The file is missing.'
  if (mimeOfBytes(start) !== mime) return 'The content of the file does not match its type.'
  const sum = createHash('sha256')
  let size = 0
  for await (const chunk of createReadStream(path)) {
    sum.update(chunk)
    size += chunk.length
  }
  return sum.digest('hex') === hash && size === bytes ? null : 'The file has changed.'
}

async function firstBytes(path: string): Promise<Buffer | null> {
  const file = await open(path, 'r').catch(() => null)
  if (!file) return null
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
