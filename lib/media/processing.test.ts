import sharp from 'sharp'
import { expect, test } from 'vitest'
import { processPicture } from '#lib/media/processing.ts'
import { boastingPicture, cutPicture, lyingPicture, polyglot, printedPicture } from '#test/odd-pictures.ts'
import { movingPicture, plainPicture } from '#test/pictures.ts'

test.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)(
  'a %s stays one, with its size and colour',
  async (format) => {
    const picture = await processPicture(await plainPicture(format))
    expect(picture).toMatchObject({ mime: `image/${format}`, width: 40, height: 20 })
    expect(distance(picture.colour, '#336699')).toBeLessThan(12)
  },
)

test('a picture that lies on its side is stood upright, and its metadata is gone', async () => {
  const picture = await processPicture(await lyingPicture())
  expect(picture).toMatchObject({ width: 20, height: 40 })
  const facts = await sharp(picture.bytes).metadata()
  expect([facts.exif, facts.xmp, facts.iptc, facts.icc, facts.orientation]).toEqual(Array(5).fill(undefined))
})

test.each(['gif', 'webp'] as const)('a moving %s keeps its frames and their times', async (format) => {
  const picture = await processPicture(await movingPicture(format))
  const facts = await sharp(picture.bytes, { animated: true }).metadata()
  expect(facts).toMatchObject({ pages: 3, delay: [50, 60, 70], loop: 0 })
  expect(picture).toMatchObject({ width: 16, height: 16 })
})

test('a picture for print becomes one for screens', async () => {
  const { bytes } = await processPicture(await printedPicture())
  expect((await sharp(bytes).metadata()).space).toBe('srgb')
})

test('what hides behind the end of a picture is cut off', async () => {
  const { bytes } = await processPicture(await polyglot('jpeg', '<script>alert(1)</script>'))
  expect(bytes.includes('script')).toBe(false)
})

test('transparency survives', async () => {
  const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: '#ff000000' } })
    .png()
    .toBuffer()
  const { bytes } = await processPicture(clear)
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
  const { bytes } = await processPicture(noise)
  expect(await pixels(bytes)).toEqual(await pixels(noise))
})

test.each([
  ['nothing', Buffer.alloc(0), 'The file is empty.'],
  ['text', Buffer.from('hello'), 'This is not a picture.'],
  [
    'an SVG',
    Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
    'SVG can contain scripts',
  ],
  ['a web page', Buffer.from('<!doctype html><img src=x>'), 'This is not a picture.'],
  ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'Browsers cannot show HEIC.'],
  [
    'HEVC in AVIF clothes',
    Buffer.from('\0\0\0\x18ftypavif\0\0\0\0mif1avif', 'latin1'),
    'The picture is damaged',
  ],
  ['a PDF', Buffer.from('%PDF-1.7'), 'This is not a picture.'],
  ['the first bytes of a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'The picture is damaged'],
  ['21 MB', Buffer.alloc(21 * 1024 * 1024), 'The picture is larger than 20 MB.'],
])('%s is refused with the reason', async (_, bytes, reason) => {
  await expect(processPicture(bytes)).rejects.toMatchObject({
    code: 'invalid',
    fields: { file: expect.stringContaining(reason) },
  })
})

test.each(['jpeg', 'png', 'webp', 'gif'] as const)('a %s cut in the middle is refused', async (format) => {
  await expect(processPicture(await cutPicture(format))).rejects.toMatchObject({ code: 'invalid' })
})

test('a small file that unpacks to a billion pixels is refused before it is unpacked', async () => {
  const bomb = await boastingPicture(32_000, 32_000)
  await expect(processPicture(bomb)).rejects.toMatchObject({
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
