import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Viewer } from '#lib/auth/viewer.ts'
import { withoutHidden } from '#lib/core/characters.ts'
import { newId } from '#lib/core/id.ts'
import { extensionOfMime } from '#lib/core/image-formats.ts'
import { parseInput } from '#lib/core/input.ts'
import { line } from '#lib/core/text.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { enqueue as enqueueJob } from '#lib/jobs/enqueueing.ts'
import { mediaKey } from '#lib/media/files.ts'
import { MAX_ALT_LENGTH } from '#lib/media/limits.ts'
import { type ProcessedImage, processImage } from '#lib/media/processing.ts'
import { enqueue } from '#lib/media/queue.ts'
import type { MediaView } from '#lib/media/views.ts'
import { openStoredFile, storeFile } from '#lib/storage/files.ts'
import { mediaPath } from '#lib/urls/paths.ts'
import type { Prisma } from '#prisma/client.ts'

type Incoming = {
  /** The file's name; for display only. */
  name: string
  bytes: Buffer
  /** Its alt text. */
  alt?: string
}

const columns = {
  id: true,
  hash: true,
  name: true,
  mime: true,
  bytes: true,
  width: true,
  height: true,
  colour: true,
  alt: true,
  focusX: true,
  focusY: true,
} satisfies Prisma.MediaSelect

type Row = Prisma.MediaGetPayload<{ select: typeof columns }>

/**
 * Stores an uploaded image; any role may. Identical content is stored once, with the alt text of the first upload.
 * Throws Invalid with the reason under `file` or `alt`, Unavailable when the disk is full or the queue is.
 */
export async function storeImage(viewer: Viewer, incoming: Incoming): Promise<MediaView> {
  const { alt } = parseInput(altInput, { alt: incoming.alt ?? '' })
  const own = await findByContent(incoming.bytes)
  if (own) return keepFile(own, incoming.bytes)
  const image = await enqueue({ id: newId(), urgency: 'asked' }, () => processImage(incoming.bytes))
  const hash = hashOf(image.bytes)
  // The file first: a row without its file would be a broken image; a file without a row is harmless.
  await storeFile(keyOf(hash, image.mime), image.bytes)
  const row = { ...factsOf(hash, image), name: cleanName(incoming.name), alt, createdById: viewer.userId }
  await transaction(async (tx) => {
    await tx.media.createMany({ data: [row], skipDuplicates: true })
    await enqueueJob(tx, 'variants', { mediaId: row.id })
  })
  return toView(await db().media.findUniqueOrThrow({ where: { hash }, select: columns }))
}

const altInput = z.object({ alt: line(MAX_ALT_LENGTH).transform((text) => text.trim()) })

/**
 * An image that was downloaded from here and uploaded again is not re-encoded: that would cost quality each time.
 */
function findByContent(bytes: Buffer): Promise<Row | null> {
  return db().media.findUnique({ where: { hash: hashOf(bytes) }, select: columns })
}

async function keepFile(row: Row, bytes: Buffer): Promise<MediaView> {
  const key = keyOf(row.hash, row.mime)
  if (!(await openStoredFile(key))) await storeFile(key, bytes)
  return toView(row)
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function keyOf(hash: string, mime: string): string {
  return mediaKey({ hash, extension: extensionOfMime(mime), width: null })
}

function factsOf(hash: string, { bytes, ...facts }: ProcessedImage) {
  return { id: newId(), hash, bytes: bytes.length, ...facts }
}

function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return withoutHidden(last).slice(0, 255).toWellFormed() || 'image'
}

function toView({ hash, ...media }: Row): MediaView {
  return { ...media, src: mediaPath(hash, media.mime) }
}
