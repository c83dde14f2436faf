import sharp from 'sharp'
import { expect, test } from 'vitest'
import { processImage } from '#lib/media/processing.ts'
import { movingImage, plainImage } from '#test/images.ts'
import { boastingImage, cutImage, lyingImage, polyglot, printedImage } from '#test/odd-images.ts'

test.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)(
  'a %s stays one, with its size and colour',
  async (format) => {
    const image = await processImage(await plainImage(format))
    expect(image).toMatchObject({ mime: `image/${format}`, width: 40, height: 20 })
    expect(distance(image.colour, '#336699')).toBeLessThan(12)
  },
)

test('an image that lies on its side is stood upright, and its metadata is gone', async () => {
  const image = await processImage(await lyingImage())
  expect(image).toMatchObject({ width: 20, height: 40 })
  const facts = await sharp(image.bytes).metadata()
  expect([facts.exif, facts.xmp, facts.iptc, facts.icc, facts.orientation]).toEqual(Array(5).fill(undefined))
})

test.each(['gif', 'webp'] as const)('a moving %s keeps its frames and their times', async (format) => {
  const image = await processImage(await movingImage(format))
  const facts = await sharp(image.bytes, { animated: true }).metadata()
  expect(facts).toMatchObject({ pages: 3, delay: [50, 60, 70], loop: 0 })
  expect(image).toMatchObject({ width: 16, height: 16 })
})

test('an image for print becomes one for screens', async () => {
  const { bytes } = await processImage(await printedImage())
  expect((await sharp(bytes).metadata()).space).toBe('srgb')
})

test('what hides behind the end of an image is cut off', async () => {
  const { bytes } = await processImage(await polyglot('jpeg', '<script>alert(1)</script>'))
  expect(bytes.includes('script')).toBe(false)
})

test('transparency survives', async () => {
  const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: '#ff000000' } })
    .png()
    .toBuffer()
  const { bytes } = await processImage(clear)
  expect((await sharp(bytes).stats()).isOpaque).toBe(false)
})

test('a lossless WebP stays lossless', async () => {
  const noise = await sharp({
    create: {
      width: 32,
      height: 32,
      channels: 3,
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
      background: '#000',
    },
  })
    .webp({ lossless: true })
    .toBuffer()
  const { bytes } = await processImage(noise)
  expect(await pixels(bytes)).toEqual(await pixels(noise))
})

test.each([
  ['nothing', Buffer.alloc(0), 'The file is empty.'],
  ['text', Buffer.from('hello'), 'This is not an image.'],
  [
    'an SVG',
    Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
    'SVG can contain scripts',
  ],
  ['a web page', Buffer.from('<!doctype html><img src=x>'), 'This is not an image.'],
  ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'Browsers cannot show HEIC.'],
  [
    'HEVC in AVIF clothes',
    Buffer.from('\0\0\0\x18ftypavif\0\0\0\0mif1avif', 'latin1'),
    'The image is damaged',
  ],
  ['a PDF', Buffer.from('%PDF-1.7'), 'This is not an image.'],
  ['the first bytes of a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'The image is damaged'],
  ['21 MB', Buffer.alloc(21 * 1024 * 1024), 'The image is larger than 20 MB.'],
])('%s is refused with the reason', async (_, bytes, reason) => {
  await expect(processImage(bytes)).rejects.toMatchObject({
    code: 'invalid',
    fields: { file: expect.stringContaining(reason) },
  })
})

test.each(['jpeg', 'png', 'webp', 'gif'] as const)('a %s cut in the middle is refused', async (format) => {
  await expect(processImage(await cutImage(format))).rejects.toMatchObject({ code: 'invalid' })
})

test('a small file that unpacks to a billion pixels is refused before it is unpacked', async () => {
  const bomb = await boastingImage(32_000, 32_000)
  await expect(processImage(bomb)).rejects.toMatchObject({
    fields: { file: expect.stringContaining('pixels') },
  })
})

function distance(one: string, other: string): number {
  const parts = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  const second = parts(other)
  return Math.max(...parts(one).map((part, index) => Math.abs(part - (second[index] ?? 0))))
}

function pixels(bytes: Buffer): Promise<Buffer> {
  return sharp(bytes).removeAlpha().raw().toBuffer()
}
