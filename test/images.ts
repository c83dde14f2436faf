import { createHash, randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { newId } from '#lib/core/id.ts'
import { db } from '#lib/db/client.ts'
import { mediaKey } from '#lib/media/files.ts'
import { storeFile } from '#lib/storage/files.ts'

type Format = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif'

/** An image of one colour. */
export function plainImage(format: Format, width = 40, height = 20, colour = '#336699') {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .toFormat(format)
    .toBuffer()
}

/** An animation of three frames of 16 × 16 pixels. */
export function movingImage(format: 'gif' | 'webp'): Promise<Buffer> {
  const frames = Buffer.alloc(16 * 48 * 3).map((_, index) => Math.floor(index / (16 * 16 * 3)) * 100)
  const image = sharp(frames, { raw: { width: 16, height: 48, channels: 3, pageHeight: 16 } })
  return image[format]({ loop: 0, delay: [50, 60, 70] }).toBuffer()
}

/** Stores a file of many megabytes as an image without valid content; returns its storage key. */
export async function someLargeFile(megabytes: number): Promise<string> {
  const bytes = randomBytes(megabytes * 1024 * 1024)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const key = mediaKey({ hash, extension: 'png', width: null })
  await storeFile(key, bytes)
  const facts = { mime: 'image/png', width: 1, height: 1, colour: '#000000', bytes: bytes.length }
  await db().media.create({ data: { id: newId(), hash, name: 'large.png', ...facts }, select: { id: true } })
  return key
}

/** An image that no other call returns. */
export function freshImage(): Promise<Buffer> {
  return sharp(randomBytes(8 * 8 * 3), { raw: { width: 8, height: 8, channels: 3 } })
    .png()
    .toBuffer()
}
