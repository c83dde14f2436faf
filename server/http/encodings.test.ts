import { expect, test } from 'vitest'
import { chooseEncoding, isCompressible } from '#server/http/encodings.ts'

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['x-gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.5, gzip;q=0.9', 'gzip'],
  ['br;q=1.0, gzip;q=1.0', 'br'],
  ['gzip;q=0', 'identity'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['br;q=0, *', 'gzip'],
  ['identity', 'identity'],
  ['identity;q=1, br;q=0.1', 'identity'],
  ['identity;q=0, br;q=0.1', 'br'],
  ['identity;q=0', 'identity'],
  ['deflate', 'identity'],
  ['br;q=nonsense', 'identity'],
  [', ,;;q', 'identity'],
])('Accept-Encoding %j selects %s', (header, encoding) => {
  expect([chooseEncoding(header), chooseEncoding(header)]).toEqual([encoding, encoding])
})

test.each([
  ['text/html; charset=utf-8', true],
  ['application/rss+xml; charset=utf-8', true],
  ['application/xml', true],
  ['application/feed+json', true],
  ['application/javascript; charset=UTF-8', true],
  ['application/manifest+json', true],
  ['application/speculationrules+json', true],
  ['image/svg+xml', true],
  ['image/png', false],
  ['image/webp', false],
  ['font/woff2', false],
  ['application/octet-stream', false],
])('%s is worth compressing: %s', (type, worth) => {
  expect(isCompressible(type)).toBe(worth)
})
