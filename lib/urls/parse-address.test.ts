import { expect, test } from 'vitest'
import { parseAddress } from '#lib/urls/parse-address.ts'

test.each([
  ['/', '/', { kind: 'fixed', tags: ['lists'] }],
  ['', '/', { kind: 'fixed', tags: ['lists'] }],
  ['/robots.txt', '/robots.txt', { kind: 'fixed', tags: [] }],
  ['/Search/', '/search', { kind: 'fixed', tags: ['lists', 'search', 'settings'] }],
  ['/opensearch.xml', '/opensearch.xml', { kind: 'fixed', tags: ['settings'] }],
  ['/blog', '/blog', { kind: 'articles', page: 1 }],
  ['/blog/page/1', '/blog', { kind: 'articles', page: 1 }],
  ['/archive/page/2', '/archive/page/2', { kind: 'archive', page: 2 }],
  ['/blog/page/12', '/blog/page/12', { kind: 'articles', page: 12 }],
  ['/blog/attention', '/blog/attention', { kind: 'post', postKind: 'article', slug: 'attention' }],
  ['//Blog//Attention/', '/blog/attention', { kind: 'post', postKind: 'article', slug: 'attention' }],
  ['/blog/%41ttention', '/blog/attention', { kind: 'post', postKind: 'article', slug: 'attention' }],
  ['/blog/attention.md', '/blog/attention.md', { kind: 'post', postKind: 'article', slug: 'attention' }],
  ['/llms.txt', '/llms.txt', { kind: 'fixed', tags: ['lists'] }],
  ['/about', '/about', { kind: 'post', postKind: 'page', slug: 'about' }],
  ['/tags/models', '/tags/models', { kind: 'tag', slug: 'models', page: 1 }],
  ['/tags/models/page/2', '/tags/models/page/2', { kind: 'tag', slug: 'models', page: 2 }],
  ['/tags/models/feed.xml', '/tags/models/feed.xml', { kind: 'tag', slug: 'models', page: 1 }],
  [
    '/authors/ada-quill/feed.json',
    '/authors/ada-quill/feed.json',
    { kind: 'byline', slug: 'ada-quill', page: 1 },
  ],
  ['/series/basics', '/series/basics', { kind: 'series', slug: 'basics', page: 1 }],
  ['/sitemaps/2.xml', '/sitemaps/2.xml', { kind: 'sitemap', file: 2 }],
])('the path %j is read as %s', (raw, path, target) => {
  expect(parseAddress(raw)).toMatchObject({ path, target })
})

test.each([
  '/blog/page/0',
  '/blog/page/01',
  '/blog/page/-1',
  '/blog/page/1e3',
  '/blog/page/9999999',
  '/blog/-attention',
  '/blog/a--b',
  '/blog/attention/more',
  '/sitemaps/0.xml',
  '/series/basics/page/2',
  '/übersicht',
  '/constructor/__proto__',
])('the path %s is not a valid address', (raw) => {
  expect(parseAddress(raw)?.target).toBeNull()
})

test.each([
  '/%',
  '/%ff',
  '/%c0%80',
  '/%00',
  '/a%2Fb',
  '/a%5Cb',
  '/..',
  '/%2e%2e/x',
  '/a/./b',
  `/${'x'.repeat(2_000)}`,
])('the path %s can name nothing at all', (raw) => {
  expect(parseAddress(raw)).toBeNull()
})

test('a redirect is looked up as it was sent, decoded and composed, whatever the case of our own pages', () => {
  expect(parseAddress('/Caf%C3%A9/')?.given).toBe('/Café')
  expect(parseAddress('/Cafe%CC%81')?.given).toBe('/Café')
})
