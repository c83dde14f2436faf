import type { Metadata, Sharp } from 'sharp'
import { Invalid } from '#lib/core/errors.ts'
import { type ImageMime, mimeOfBytes, rejectionOf } from '#lib/core/image-formats.ts'
import { MAX_IMAGE_BYTES } from '#lib/core/limits.ts'
import { MAX_IMAGE_PIXELS, MAX_IMAGE_SIDE } from '#lib/media/limits.ts'
import { openImage, readHeader } from '#lib/media/sharp.ts'

export type ProcessedImage = {
  bytes: Buffer
  mime: ImageMime
  /** Pixels; of one frame for an animation. */
  width: number
  height: number
  /** The average colour, such as #a1b2c3. */
  colour: string
}

/**
 * Re-encodes an image for storage: upright, without metadata (places, cameras, names) or anything else that is not
 * pixels. Animations stay animated. Throws Invalid, with the reason under `file`.
 */
export async function processImage(bytes: Buffer): Promise<ProcessedImage> {
  const mime = checkBytes(bytes)
  try {
    const facts = await readHeader(bytes)
    checkSize(facts)
    const written = await rewrite(bytes, mime, facts)
    const { width, height, pageHeight } = await readHeader(written)
    return { bytes: written, mime, width, height: pageHeight ?? height, colour: await averageColour(written) }
  } catch (error) {
    if (error instanceof Invalid) throw error
    throw rejection('The image is damaged and cannot be read. Save it again and retry.')
  }
}

function checkBytes(bytes: Buffer): ImageMime {
  if (bytes.length === 0) throw rejection('The file is empty. Choose another.')
  if (bytes.length > MAX_IMAGE_BYTES) {
    const megabytes = MAX_IMAGE_BYTES / 1024 / 1024
    throw rejection(`The image is larger than ${megabytes} MB. Save it smaller.`)
  }
  const mime = mimeOfBytes(bytes)
  if (!mime) throw rejection(rejectionOf(bytes))
  return mime
}

function checkSize({ width, height, pages = 1, pageHeight, compression }: Metadata): void {
  if (compression && compression !== 'av1') throw rejection('Browsers cannot show HEIC. Save it as JPEG.')
  const side = Math.max(width, pageHeight ?? height)
  const pixels = width * (pageHeight ? pageHeight * pages : height)
  if (side > MAX_IMAGE_SIDE || pixels > MAX_IMAGE_PIXELS) {
    throw rejection(`The image has ${pixels} pixels; the limit is ${MAX_IMAGE_PIXELS}. Save it smaller.`)
  }
}

async function rewrite(bytes: Buffer, mime: ImageMime, { pages = 1 }: Metadata): Promise<Buffer> {
  const moves = pages > 1
  const image = openImage(bytes, moves)
  // Frames of an animation cannot be rotated, and cameras do not produce rotated animations.
  const upright = moves ? image : image.autoOrient()
  return encode(upright, bytes, mime).toBuffer()
}

function encode(image: Sharp, original: Buffer, mime: ImageMime): Sharp {
  if (mime === 'image/jpeg') return image.jpeg({ quality: 90, mozjpeg: true })
  if (mime === 'image/png') return image.png({ compressionLevel: 9 })
  if (mime === 'image/gif') return image.gif()
  if (mime === 'image/avif') return image.avif({ quality: 70, effort: 2 })
  const lossless = original.subarray(12, 64).includes('VP8L')
  return image.webp(lossless ? { lossless } : { quality: 90 })
}

async function averageColour(bytes: Buffer): Promise<string> {
  const pixel = await openImage(bytes, false)
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize(1, 1, { fit: 'fill' })
    .raw()
    .toBuffer()
  return `#${pixel.subarray(0, 3).toString('hex')}`
}

function rejection(reason: string): Invalid {
  return new Invalid({ file: reason })
}
