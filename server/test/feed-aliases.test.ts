import { beforeAll, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { resolveAddress } from '#lib/published/resolving.ts'
import { createRedirect } from '#lib/redirects/editing.ts'
import { someByline, somePost } from '#test/factories.ts'
import { startApp } from '#test/server/served-app.ts'

beforeAll(async () => {
  await somePost({ title: 'Tagged', tags: ['Models'], bylines: [await someByline('Ada')] })
})

const start = () => startApp({ resolve: resolveAddress })

test.each([
  ...[
    '/feed',
    '/feed/',
    '/rss',
    '/rss/',
    '/rss.xml',
    '/index.xml',
    '/feed.rss',
    '/Feed',
    '//feed',
    '/%66eed',
  ].map((path) => [path, '/feed.xml']),
  ...['/atom', '/atom/', '/feed/atom', '/feed/atom/', '/feed.atom'].map((path) => [path, '/atom.xml']),
  ...['/sitemap_index.xml', '/sitemap-index.xml', '/wp-sitemap.xml'].map((path) => [path, '/sitemap.xml']),
  ...['/feed', '/feed/', '/rss.xml', '/index.xml'].map((path) => [
    `/tags/models${path}`,
    '/tags/models/feed.xml',
  ]),
  ['/tags/models/atom', '/tags/models/atom.xml'],
  ['/authors/ada/rss', '/authors/ada/feed.xml'],
  ['/feed?utm=1', '/feed.xml?utm=1'],
])('%s leads to %s', async (path, target) => {
  const { sendRequest, received } = await start()
  const { status, headers } = await sendRequest(path ?? '')
  expect([status, headers.location]).toEqual([308, target])
  expect(received).toEqual([])
})

test.each([
  '/tags/none/feed',
  '/authors/nobody/rss.xml',
  '/feed/other',
  '/blog/feed',
  '/tags/feed',
  '/sitemap_index',
])('%s leads nowhere', async (path) => {
  expect((await (await start()).sendRequest(path)).status).toBe(404)
})

test('an alias of a moved feed redirects straight to the new address', async () => {
  await createRedirect(us, { from: '/tags/before/feed.xml', to: '/tags/models/feed.xml' })
  const { status, headers } = await (await start()).sendRequest('/tags/before/rss')
  expect([status, headers.location]).toEqual([308, '/tags/models/feed.xml'])
})

test('a page or redirect published at an alias stays', async () => {
  const { postId } = await somePost({ kind: 'page', title: 'Standing' })
  await db().post.update({ where: { id: postId }, data: { slug: 'rss' } })
  await createRedirect(us, { from: '/index.xml', to: '/tags/models/feed.xml' })
  await createRedirect(us, { from: '/atom', to: null, status: 410 })
  const { sendRequest } = await start()
  expect((await sendRequest('/rss')).text).toContain('<title>/rss</title>')
  expect((await sendRequest('/rss/')).headers.location).toBe('/rss')
  expect((await sendRequest('/index.xml')).headers.location).toBe('/tags/models/feed.xml')
  expect((await sendRequest('/atom')).status).toBe(410)
})
