import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { documentOf, startApp } from '#test/server/served-app.ts'

const html = documentOf('Long', '<p>A sentence that comes again and again.</p>'.repeat(500))
const image = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251))

function startShow() {
  return startApp({
    pages: {
      '/about': (_req, res) => res.setHeader('content-type', 'text/html; charset=utf-8').end(html),
      '/media/a.webp': (_req, res) => res.setHeader('content-type', 'image/webp').end(image),
    },
  })
}

describe('a page', () => {
  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('is sent as %s to clients that accept it, uncached and cached', async (encoding, undo) => {
    const { sendRequest } = await startShow()
    for (const cacheStatus of ['miss', 'hit', 'hit']) {
      const reply = await sendRequest('/about', { headers: { 'accept-encoding': encoding } })
      expect(reply.headers).toMatchObject({
        'content-encoding': encoding,
        vary: 'Accept-Encoding',
        'server-timing': `cache;desc=${cacheStatus}`,
        age: '0',
        'content-length': String(reply.body.length),
      })
      expect(undo(reply.body).toString()).toBe(html)
    }
  })

  test('is the same after recompression', async () => {
    const { sendRequest, cache } = await startShow()
    await sendRequest('/about', { headers: { 'accept-encoding': 'br' } })
    await expect.poll(() => cache.fresh('/about')?.representation.hasBestEncodings).toBe(true)
    expect(
      brotliDecompressSync(
        (await sendRequest('/about', { headers: { 'accept-encoding': 'br' } })).body,
      ).toString(),
    ).toBe(html)
    expect((await sendRequest('/about')).text).toBe(html)
  })

  test('is not sent again to a client that has it, in any encoding', async () => {
    const { sendRequest } = await startShow()
    const first = await sendRequest('/about', { headers: { 'accept-encoding': 'br' } })
    const tag = first.headers.etag ?? ''
    expect(tag).toMatch(/^W\//)
    for (const encoding of ['br', 'gzip', 'identity']) {
      const again = await sendRequest('/about', {
        headers: { 'accept-encoding': encoding, 'if-none-match': tag },
      })
      expect([again.status, again.body.length]).toEqual([304, 0])
      expect(again.headers).toMatchObject({
        vary: 'Accept-Encoding',
        'cache-control': first.headers['cache-control'],
      })
    }
    const modified = first.headers['last-modified'] ?? ''
    expect((await sendRequest('/about', { headers: { 'if-modified-since': modified } })).status).toBe(304)
  })

  test('is sent as a range of its uncompressed bytes, even to clients that accept encodings', async () => {
    const { sendRequest } = await startShow()
    const reply = await sendRequest('/about', { headers: { range: 'bytes=10-19', 'accept-encoding': 'br' } })
    expect([reply.status, reply.text]).toEqual([206, html.slice(10, 20)])
    expect(reply.headers['content-range']).toBe(`bytes 10-19/${html.length}`)
    expect(reply.headers['content-encoding']).toBeUndefined()
  })

  test('has the same headers for HEAD in every encoding', async () => {
    const { sendRequest, cache } = await startShow()
    await sendRequest('/about')
    await expect.poll(() => cache.fresh('/about')?.representation.hasBestEncodings).toBe(true)
    for (const encoding of ['br', 'gzip', 'identity']) {
      const headers = { 'accept-encoding': encoding }
      const [get, head] = [
        await sendRequest('/about', { headers }),
        await sendRequest('/about', { method: 'HEAD', headers }),
      ]
      expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' })
      expect(head.body.length).toBe(0)
    }
  })

  test('that is missing never returns 304 or a range', async () => {
    const { sendRequest } = await startApp({ resolve: async () => ({ kind: 'missing' }) })
    const reply = await sendRequest('/nothing', { headers: { 'if-none-match': '*', range: 'bytes=0-3' } })
    expect(reply.status).toBe(404)
    expect(reply.headers.etag).toBeUndefined()
  })
})

describe('an image', () => {
  test('is sent uncompressed and immutable', async () => {
    const { sendRequest } = await startShow()
    const reply = await sendRequest('/media/a.webp', { headers: { 'accept-encoding': 'br, gzip' } })
    expect(reply.body.equals(image)).toBe(true)
    expect(reply.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'cross-origin',
      'accept-ranges': 'bytes',
    })
    expect(reply.headers.vary).toBeUndefined()
  })

  test('can be requested in ranges', async () => {
    const { sendRequest } = await startShow()
    const part = await sendRequest('/media/a.webp', { headers: { range: 'bytes=-100' } })
    expect([part.status, part.body.equals(image.subarray(900))]).toEqual([206, true])
    const tag = part.headers.etag ?? ''
    const continued = await sendRequest('/media/a.webp', {
      headers: { range: 'bytes=500-', 'if-range': tag },
    })
    expect([continued.status, continued.body.length]).toEqual([206, 500])
    const changed = await sendRequest('/media/a.webp', {
      headers: { range: 'bytes=500-', 'if-range': '"other"' },
    })
    expect([changed.status, changed.body.length]).toEqual([200, 1000])
    const beyond = await sendRequest('/media/a.webp', { headers: { range: 'bytes=1000-' } })
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */1000'])
  })
})
