import { expect, test } from 'vitest'
import { ADDRESSES, pageRow } from '#lib/urls/addresses.ts'
import { bylinePath, postPath, seriesPath, tagPath } from '#lib/urls/paths.ts'
import { mayRedirectFrom, RESERVED_SEGMENTS } from '#lib/urls/reserved.ts'
import { ARTICLE_PATH, otherGroups, pathOf, readSitemapRows } from '#lib/urls/sitemap-rows.ts'

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

test('every page says whether the sitemap lists it', () => {
  const rows = pageRow('glossary').map(({ sitemap: _, ...row }) => row)
  expect(() => readSitemapRows(rows)).toThrow('/glossary')
  expect(() => readSitemapRows(ADDRESSES)).not.toThrow()
})

test('the sitemap writes the paths that pages link to', () => {
  const paths = otherGroups.map(({ subject, path }) => [subject, pathOf(path, 'x')])
  expect(Object.fromEntries([...paths, ['article', pathOf(ARTICLE_PATH ?? '', 'x')]])).toEqual({
    article: postPath('article', 'x'),
    page: postPath('page', 'x'),
    tag: tagPath('x'),
    byline: bylinePath('x'),
    series: seriesPath('x'),
  })
})
