import { expect, test } from 'vitest'
import { ADDRESSES } from '#lib/urls/addresses.ts'
import { mayRedirectFrom, RESERVED_SEGMENTS } from '#lib/urls/reserved.ts'

test('no address is listed twice', () => {
  const paths = ADDRESSES.map(({ path }) => path)
  expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([])
})

test('no page can take the first segment of an address, with or without an extension', () => {
  for (const word of ['admin', 'feed', 'llms-full', 'healthz', 'speculation', 'tags', '_next', 'page'])
    expect(RESERVED_SEGMENTS, word).toContain(word)
  expect(RESERVED_SEGMENTS).not.toContain('about')
})

test.each([
  ['/admin/old', false],
  ['/Media/x.png', false],
  ['/metrics', false],
  ['/humans.txt', false],
  ['/old-page', true],
  ['/blog/old', true],
  ['/search/old', true],
  ['/', true],
])('a redirect from %s is possible: %s', (path, is) => {
  expect(mayRedirectFrom(path)).toBe(is)
})

test('browsers prefetch nothing but pages', () => {
  const prefetched = ADDRESSES.filter(({ mayPrefetch }) => mayPrefetch)
  expect(new Set(prefetched.map(({ kind }) => kind))).toEqual(new Set(['document']))
  expect(prefetched.map(({ path }) => path)).not.toContain('/search')
})
