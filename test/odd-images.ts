import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { plainImage } from '#test/images.ts'

const NOISE = { type: 'gaussian', mean: 128, sigma: 40 } as const

/** Noise of 64 × 64 pixels: large enough to be truncated. */
export function noisyImage(format: 'jpeg' | 'png' | 'webp' | 'gif'): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 64, channels: 3, noise: NOISE, background: '#000' } })
    .toFormat(format)
    .toBuffer()
}

export async function cutImage(format: 'jpeg' | 'png' | 'webp' | 'gif'): Promise<Buffer> {
  const whole = await noisyImage(format)
  return whole.subarray(0, Math.floor(whole.length / 2))
}

export async function printedImage(): Promise<Buffer> {
  return sharp(await plainImage('jpeg'))
    .toColourspace('cmyk')
    .jpeg()
    .toBuffer()
}

export async function deepImage(): Promise<Buffer> {
  return sharp(await plainImage('png'))
    .toColourspace('rgb16')
    .png()
    .toBuffer()
}

/** 40 × 20 pixels with an EXIF rotation, and with a name and a location in the metadata. */
export async function lyingImage(): Promise<Buffer> {
  return sharp(await plainImage('jpeg', 40, 20))
    .withExif({ IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

/** An image with other data after its end. */
export async function polyglot(format: 'jpeg' | 'png' | 'gif', tail: string): Promise<Buffer> {
  return Buffer.concat([await plainImage(format), Buffer.from(tail)])
}

/** A small image whose header claims this size. */
export async function boastingImage(width: number, height: number): Promise<Buffer> {
  const png = Buffer.from(await plainImage('png'))
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  return png
}

/** A valid black PNG of this size with one bit per pixel: a decompression bomb. */
export function blackImage(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  const rows = Buffer.alloc((1 + Math.ceil(width / 8)) * height)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND')])
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}
