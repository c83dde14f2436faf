import sharp from 'sharp'

type Format = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif'

/** A plain picture of one colour. */
export function plainPicture(format: Format, width = 40, height = 20, colour = '#336699') {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .toFormat(format)
    .toBuffer()
}

/** Three frames of 16 × 16 pixels, each of another shade. */
export function movingPicture(format: 'gif' | 'webp'): Promise<Buffer> {
  const frames = Buffer.alloc(16 * 48 * 3).map((_, index) => Math.floor(index / (16 * 16 * 3)) * 100)
  const picture = sharp(frames, { raw: { width: 16, height: 48, channels: 3, pageHeight: 16 } })
  return picture[format]({ loop: 0, delay: [50, 60, 70] }).toBuffer()
}
