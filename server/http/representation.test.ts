import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Representation } from '#server/http/representation.ts'

const text = Buffer.from('A sentence that comes again and again. '.repeat(500))
const html = () => new Representation(text, [], new Date(), 'text/html; charset=utf-8')

describe('a compressible content', () => {
  test('decodes to the same bytes in every encoding, before and after recompression', async () => {
    const page = html()
    for (const _ of ['quick', 'best']) {
      expect(gunzipSync(await page.in('gzip')).equals(text)).toBe(true)
      expect(brotliDecompressSync(await page.in('br')).equals(text)).toBe(true)
      expect((await page.in('identity')).equals(text)).toBe(true)
      await page.recompress()
    }
  })

  test('is compressed once for concurrent requests', async () => {
    const page = html()
    const [one, two] = await Promise.all([page.in('br'), page.in('br')])
    expect(one).toBe(two)
    expect(await page.in('br')).toBe(one)
  })

  test('keeps no memory beyond the bytes that are counted', async () => {
    const page = html()
    for (const encoding of ['identity', 'gzip', 'br'] as const) {
      const body = await page.in(encoding)
      expect(body.buffer.byteLength).toBe(body.length)
    }
  })

  test('gets smaller when recompressed and drops its uncompressed body', async () => {
    const page = html()
    await page.in('br')
    const before = page.size
    await page.recompress()
    expect(page.size).toBeLessThan(before / 4)
    expect(page.at('identity')).toBeUndefined()
  })

  test('keeps the best encoding when a quick one finishes late', async () => {
    const page = html()
    const quick = page.in('gzip')
    await page.recompress()
    await quick
    const best = page.at('gzip')
    expect(await page.in('gzip')).toBe(best)
  })
})

test('readers of the uncompressed body share one copy after it was dropped', async () => {
  const page = new Representation(Buffer.from('a sentence '.repeat(500)), [], new Date(), 'text/html')
  await page.recompress()
  const [one, two] = await Promise.all([page.in('identity'), page.in('identity')])
  expect(two).toBe(one)
  expect(await page.in('identity')).toBe(one)
  expect(page.at('identity')).toBeUndefined()
})

test('an image is not compressed', async () => {
  const image = new Representation(text, [], new Date(), 'image/png')
  await image.recompress()
  expect(image.isCompressible).toBe(false)
  expect(image.at('identity')).toEqual(text)
})

test('the same content has the same hash, different content a different one', () => {
  expect(html().hash).toBe(html().hash)
  expect(new Representation(Buffer.from('x'), [], new Date(), 'text/html').hash).not.toBe(html().hash)
})
