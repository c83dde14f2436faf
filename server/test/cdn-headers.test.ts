import { expect, test } from 'vitest'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { type Page, startApp } from '#test/server/served-app.ts'

const KEPT = 'max-age=600, stale-if-error=86400'
const BRIEFLY = 'max-age=30, stale-if-error=86400'
const NEVER = { 'cache-control': 'private, no-store' }
const CHECKED = { 'cache-control': 'public, max-age=0, must-revalidate' }
const FOREVER = { 'cache-control': 'public, max-age=31536000, immutable' }
const FOR_CDN = ['cdn-cache-control', 'surrogate-control', 'surrogate-key', 'cache-tag']

function kept(keys: string[], policy = KEPT) {
  const tags = { 'surrogate-key': keys.join(' '), 'cache-tag': keys.join(',') }
  return { ...CHECKED, 'cdn-cache-control': policy, 'surrogate-control': policy, ...tags }
}

const KEYS = ['site', 'post:a', 'around']

const file =
  (type: string): Page =>
  (_req, res) =>
    res.setHeader('content-type', type).end('x')

const PAGES: Record<string, Page> = {
  '/feed.xml': file('application/rss+xml'),
  '/feed.json': file('application/feed+json'),
  '/sitemap.xml': file('application/xml'),
  '/news-sitemap.xml': file('application/xml'),
  '/documents/markdown/a': file('text/markdown'),
  '/cards/0123-4567.png': file('image/png'),
  '/media/a.webp': file('image/webp'),
  '/assets/site-0123456789ab.js': file('text/javascript'),
}

async function startShow(env = {}) {
  const page = { tags: ['post:a', cacheTags.related] }
  const app = await startApp({
    env: { CDN_PURGE_URL: 'http://127.0.0.1:1/purge', ...env },
    pages: PAGES,
    resolve: async (path) => (path === '/none' ? { kind: 'missing' } : { kind: 'page', tags: page.tags }),
  })
  return { ...app, page }
}

test.each<[path: string, headers: Record<string, string>]>([
  ['/blog/a', kept(KEYS)],
  ['/feed.xml', kept(KEYS)],
  ['/feed.json', kept(KEYS)],
  ['/sitemap.xml', kept(KEYS)],
  ['/blog/a.md', kept(KEYS)],
  ['/search?q=a', kept(['site', 'lists', 'search', 'settings'])],
  ['/news-sitemap.xml', kept(KEYS, BRIEFLY)],
  ['/cards/0123-4567.png', { ...FOREVER, 'surrogate-key': KEYS.join(' '), 'cache-tag': KEYS.join(',') }],
  ['/media/a.webp', FOREVER],
  ['/assets/site-0123456789ab.js', FOREVER],
  ['/none', { 'cache-control': 'public, max-age=10' }],
  ['/preview/0123456789abcdef01234567', NEVER],
  ['/admin', NEVER],
  ['/api/anything', NEVER],
  ['/login', NEVER],
  ['/healthz', NEVER],
])('with a purge address, %s has exactly these headers for caches, each time', async (path, headers) => {
  const { sendRequest } = await startShow()
  for (let time = 0; time < 3; time++) {
    const reply = await sendRequest(path)
    const found = Object.entries(reply.headers).filter(
      ([name]) => name === 'cache-control' || FOR_CDN.includes(name),
    )
    expect(Object.fromEntries(found)).toEqual(headers)
  }
})

test('a revalidated copy gets the same headers, and so does the answer to HEAD', async () => {
  const { sendRequest } = await startShow()
  const { etag = '' } = (await sendRequest('/blog/a')).headers
  const current = await sendRequest('/blog/a', { headers: { 'if-none-match': etag } })
  expect([current.status, current.headers]).toEqual([304, expect.objectContaining(kept(KEYS))])
  expect((await sendRequest('/blog/a', { method: 'HEAD' })).headers).toMatchObject(kept(KEYS))
})

test('without a purge address there are no tags, and a CDN keeps pages for thirty seconds', async () => {
  const { sendRequest } = await startShow({ CDN_PURGE_URL: undefined })
  const { headers } = await sendRequest('/blog/a')
  expect(headers).toMatchObject({ ...CHECKED, 'cdn-cache-control': BRIEFLY })
  for (const name of FOR_CDN.slice(1)) expect(headers).not.toHaveProperty(name)
})

test('a page that is served while it is refreshed stays in a CDN for thirty seconds only', async () => {
  const { sendRequest, cache } = await startShow()
  await sendRequest('/blog/a')
  cache.apply({ stale: ['post:a'] })
  const stale = await sendRequest('/blog/a')
  expect(stale.headers['server-timing']).toBe('cache;desc=stale')
  expect(stale.headers).toMatchObject(kept(KEYS, BRIEFLY))
  await expect.poll(async () => (await sendRequest('/blog/a')).headers).toMatchObject(kept(KEYS))
})

test('a page whose tags change while its text stays the same is sent with the new ones', async () => {
  const { sendRequest, cache, page } = await startShow()
  for (let time = 0; time < 2; time++) await sendRequest('/blog/a')
  page.tags = ['post:a', 'naming:b']
  cache.apply({ refresh: ['post:a'] })
  for (let time = 0; time < 2; time++)
    expect((await sendRequest('/blog/a')).headers).toMatchObject(kept(['site', 'post:a', 'naming:b']))
})
