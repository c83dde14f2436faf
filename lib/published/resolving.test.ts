import { beforeAll, describe, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { trashPost, unpublishPost, withdrawPost } from '#lib/posts/removing.ts'
import { type Resolution, resolveAddress } from '#lib/published/resolving.ts'
import { createRedirect } from '#lib/redirects/editing.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { saveSettings } from '#lib/settings/saving.ts'
import { countStatements } from '#test/counting.ts'
import { someByline, someDraft, somePost } from '#test/factories.ts'

const missing = { kind: 'missing' }
const gone = { kind: 'gone' }
const to = (path: string, status = 308) => ({ kind: 'redirect', to: path, status })

let attention: { postId: string; version: number }
let ada: string
let seriesId: string

beforeAll(async () => {
  ada = await someByline('Ada Quill')
  seriesId = await findOrCreateSeries(us, { title: 'Basics' })
  attention = await somePost({
    title: 'Attention',
    tags: ['Models'],
    bylines: [ada],
    seriesId,
    seriesPart: 1,
  })
  await somePost({ title: 'Tokens', tags: ['Models'], bylines: [ada] })
  await somePost({ title: 'Memory', tags: ['Models'], bylines: [ada] })
  await somePost({ kind: 'page', title: 'About' })
  await someDraft({
    title: 'Unseen',
    slug: 'unseen',
    tags: ['Drafts only'],
    bylines: [await someByline('Bo')],
  })
  await saveSettings(us, { postsPerPage: 2 })
})

describe('a page that exists', () => {
  test.each([
    '/',
    '/blog',
    '/blog/page/2',
    '/blog/attention',
    '/about',
    '/tags',
    '/tags/models',
    '/tags/models/page/2',
    '/tags/models/feed.xml',
    '/authors',
    '/authors/ada-quill',
    '/authors/ada-quill/page/2',
    '/authors/ada-quill/atom.xml',
    '/series/basics',
    '/archive',
    '/feed.xml',
    '/atom.xml',
    '/feed.json',
    '/sitemap.xml',
    '/sitemaps/1.xml',
    '/robots.txt',
    '/blog/attention.md',
    '/search',
    '/opensearch.xml',
    '/llms.txt',
    '/llms-full.txt',
    '/news-sitemap.xml',
  ])('%s is a page and depends on its own path and the settings', async (path) => {
    const resolution = await resolveAddress(path)
    expect(resolution.kind).toBe('page')
    expect(keysOf(resolution)).toEqual(expect.arrayContaining([cacheTags.path(path), cacheTags.settings]))
  })

  test('an article depends on itself, on related posts, and on the names it shows', async () => {
    const tag = await db().tag.findUniqueOrThrow({ where: { slug: 'models' } })
    expect(new Set(keysOf(await resolveAddress('/blog/attention')))).toEqual(
      new Set([
        cacheTags.post(attention.postId),
        cacheTags.related,
        cacheTags.label(tag.id),
        cacheTags.label(ada),
        cacheTags.label(seriesId),
        cacheTags.path('/blog/attention'),
        cacheTags.settings,
      ]),
    )
  })

  test('lists depend on the lists, groups on themselves', async () => {
    const tag = await db().tag.findUniqueOrThrow({ where: { slug: 'models' } })
    expect(keysOf(await resolveAddress('/blog/page/2'))).toContain(cacheTags.lists)
    expect(keysOf(await resolveAddress('/tags/models/page/2'))).toContain(cacheTags.tag(tag.id))
    expect(keysOf(await resolveAddress('/authors/ada-quill'))).toContain(cacheTags.byline(ada))
    expect(keysOf(await resolveAddress('/series/basics'))).toContain(cacheTags.series(seriesId))
  })
})

test.each([
  ['/blog/', '/blog'],
  ['/blog/page/1', '/blog'],
  ['/Blog/Page/2', '/blog/page/2'],
  ['/BLOG/Attention/', '/blog/attention'],
  ['//blog///attention', '/blog/attention'],
  ['/blog/%61ttention', '/blog/attention'],
  ['/About', '/about'],
  ['/tags/Models/', '/tags/models'],
  ['/tags/models/page/1', '/tags/models'],
  ['/authors/ADA-quill', '/authors/ada-quill'],
  ['/Feed.xml', '/feed.xml'],
])('%s leads to the one spelling %s', async (path, canonical) => {
  expect(await resolveAddress(path)).toEqual(to(canonical))
})

test.each([
  '/blog/page/3',
  '/archive/page/2',
  '/blog/page/0',
  '/blog/nothing',
  '/blog/unseen',
  '/blog/about',
  '/attention',
  '/nothing/',
  '/tags/nothing',
  '/tags/drafts-only',
  '/tags/models/page/3',
  '/authors/bo',
  '/authors/ada-quill/page/3',
  '/series/nothing',
  '/sitemaps/2.xml',
  '/admin/nothing',
  '/%00',
  '/%E0%A4%A',
  "/blog/' OR 1=1 --",
  '/blog/attention%20',
  '/wp-login.php',
])('%s is missing', async (path) => {
  expect(await resolveAddress(path)).toEqual(missing)
})

test('a post that readers may not see is missing', async () => {
  const post = await somePost({ title: 'Now you see it' })
  expect((await resolveAddress('/blog/now-you-see-it')).kind).toBe('page')
  await unpublishPost(us, post.postId)
  expect(await resolveAddress('/blog/now-you-see-it')).toEqual(missing)
  await publishPost(us, draftOf(post))
  expect((await resolveAddress('/blog/now-you-see-it')).kind).toBe('page')
  await trashPost(us, post.postId)
  expect(await resolveAddress('/blog/now-you-see-it')).toEqual(missing)
})

test('the card of a post exists as long as the post, under any hash', async () => {
  const cardOf = (postId: string) => `/cards/${postId}-0123456789ab.png`
  const { postId } = await somePost({ title: 'With a card', bylines: [ada] })
  const path = cardOf(postId)
  expect(await resolveAddress(path)).toEqual({
    kind: 'page',
    tags: [cacheTags.post(postId), cacheTags.label(ada), cacheTags.path(path), cacheTags.settings],
  })
  await unpublishPost(us, postId)
  expect(await resolveAddress(path)).toEqual(missing)
  await withdrawPost(us, postId)
  expect(await resolveAddress(path)).toEqual(gone)
  expect(await resolveAddress(cardOf('0'.repeat(24)))).toEqual(missing)
  expect(await resolveAddress(`/cards/${attention.postId}.png`)).toEqual(missing)
})

test('a post whose date has not come is missing', async () => {
  const post = await somePost({ title: 'Not yet' })
  const publishedAt = new Date(Date.now() + 60_000)
  await db().post.update({ where: { id: post.postId }, data: { publishedAt } })
  expect(await resolveAddress('/blog/not-yet')).toEqual(missing)
})

test('a withdrawn post is gone, and so is every address that led to it', async () => {
  const post = await somePost({ title: 'Mistake' })
  const moved = await saveDraft(us, { ...draftOf(post), slug: 'mistaken' })
  await publishPost(us, moved)
  expect(await resolveAddress('/blog/mistake')).toEqual(to('/blog/mistaken'))
  await withdrawPost(us, post.postId)
  expect(await resolveAddress('/blog/mistaken')).toEqual(gone)
  expect(await resolveAddress('/blog/Mistaken/')).toEqual(gone)
  expect(await resolveAddress('/blog/mistake')).toEqual(gone)
})

describe('redirects', () => {
  test.each([301, 302, 307, 308] as const)('lead elsewhere with the status %i', async (status) => {
    await createRedirect(us, { from: `/old-${status}`, to: '/about', status })
    expect(await resolveAddress(`/old-${status}`)).toEqual(to('/about', status))
    expect(await resolveAddress(`/Old-${status}/`)).toEqual(to('/about', status))
  })

  test('answer addresses of any shape, encoded as clients encode them', async () => {
    await createRedirect(us, { from: '/2014/05/Köln.html', to: 'https://example.org/a?b=c#d', status: 301 })
    expect(await resolveAddress('/2014/05/K%C3%B6ln.html')).toEqual(to('https://example.org/a?b=c#d', 301))
  })

  test('without a target say that nothing is there any more', async () => {
    await createRedirect(us, { from: '/never-again', to: null, status: 410 })
    expect(await resolveAddress('/never-again')).toEqual(gone)
  })

  test('to a post follow it and end with it', async () => {
    const post = await somePost({ title: 'Moving target' })
    await createRedirect(us, { from: '/target', to: '/blog/moving-target' })
    await publishPost(us, await saveDraft(us, { ...draftOf(post), slug: 'moved-target' }))
    expect(await resolveAddress('/target')).toEqual(to('/blog/moved-target'))
    await unpublishPost(us, post.postId)
    expect(await resolveAddress('/target')).toEqual(missing)
  })

  test('never come before a live page', async () => {
    await db().redirect.create({
      data: { id: 'f'.repeat(24), from: '/blog/tokens', to: '/about', status: 308 },
    })
    expect((await resolveAddress('/blog/tokens')).kind).toBe('page')
  })
})

test.each(['/', '/blog/page/2', '/blog/attention', '/tags/models/page/2', '/sitemaps/1.xml', '/nothing'])(
  '%s is resolved with one statement',
  async (path) => {
    expect(await countStatements(() => resolveAddress(path))).toBe(1)
  },
)

test('what can name nothing is not asked of the database', async () => {
  expect(await countStatements(() => resolveAddress('/%ff'))).toBe(0)
})

function keysOf(resolution: Resolution): string[] {
  return resolution.kind === 'page' ? resolution.tags : []
}

function draftOf({ postId, version }: { postId: string; version: number }) {
  return { postId, version }
}

test('the Markdown of an article that moved, was withdrawn or never was follows it', async () => {
  const { postId, version } = await somePost({ title: 'Before' })
  const draft = await saveDraft(us, { postId, version, slug: 'after' })
  await publishPost(us, draft)
  expect(await resolveAddress('/blog/before.md')).toEqual({
    kind: 'redirect',
    to: '/blog/after.md',
    status: 308,
  })
  await withdrawPost(us, postId)
  expect(await resolveAddress('/blog/after.md')).toEqual({ kind: 'gone' })
  expect(await resolveAddress('/blog/before.md')).toEqual({ kind: 'gone' })
  expect(await resolveAddress('/blog/unseen.md')).toEqual({ kind: 'missing' })
  expect(await resolveAddress('/about.md')).toEqual({ kind: 'missing' })
})
