import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { invalidate } from '#lib/invalidation/recording.ts'
import { renderStale } from '#lib/maintenance/rerendering.ts'
import { getOgImage } from '#lib/og-images/reading.ts'
import type { DraftRef } from '#lib/posts/editing.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { restorePost, trashPost, unpublishPost, withdrawPost } from '#lib/posts/removing.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { saveSettings } from '#lib/settings/saving.ts'
import { someByline, someDraft, somePost } from '#test/factories.ts'
import { type Change, siteChanges } from '#test/server/changes.ts'
import { type Address, everyAddress, openPublication } from '#test/server/publication.ts'
import { listUntried } from '#test/server/verbs.ts'
import { seedPosts } from '../../prisma/seed/generator/seeding.ts'

let publication: Awaited<ReturnType<typeof openPublication>>
let live: DraftRef
let hidden: DraftRef
let standing: DraftRef
let cards: string[] = []

const articles = /^\/blog\/[a-z0-9-]+$/
const besideNew = (path: string) => articles.test(path) && path !== '/blog/brand-new'
const besideLive = (path: string) => articles.test(path) && path !== '/blog/live' && path !== '/blog/moved'
const TIMEOUT = { timeout: 10_000 }

async function newPost(fields: Parameters<typeof somePost>[0]): Promise<DraftRef> {
  const { postId, version } = await somePost(fields)
  return { postId, version }
}

async function republish(post: DraftRef, fields: Omit<Parameters<typeof saveDraft>[1], keyof DraftRef>) {
  Object.assign(post, await saveDraft(us, { ...post, ...fields }))
  await publishPost(us, post)
}

const changes: Record<string, Change> = {
  'publishing a new article': {
    verbs: ['createPost', 'publishPost'],
    make: () => somePost({ title: 'Brand new', tags: ['Models', 'Fresh'], bylines: [] }),
    mayLag: besideNew,
  },
  'publishing new words': {
    verbs: ['saveDraft', 'publishPost'],
    make: () => republish(live, { title: 'Live still', slug: 'live', body: 'Other words.' }),
    mayLag: besideLive,
  },
  'publishing in other tags and under another name': {
    verbs: ['publishPost'],
    make: async () => republish(live, { tags: ['Data'], bylines: [await someByline('Bo Ink')] }),
    mayLag: besideLive,
  },
  'publishing as part of a series': {
    verbs: ['publishPost'],
    make: async () => {
      const seriesId = await findOrCreateSeries(us, { title: 'Basics' })
      await republish(live, { seriesId, seriesPart: 7 })
    },
    mayLag: besideLive,
  },
  'publishing at another address': {
    verbs: ['publishPost'],
    make: () => republish(live, { slug: 'moved' }),
    mayLag: besideLive,
  },
  'publishing at the old address again': {
    verbs: ['publishPost'],
    make: () => republish(live, { slug: 'live' }),
    mayLag: besideLive,
  },
  'publishing another page': {
    verbs: ['publishPost'],
    make: () => republish(standing, { body: 'Now about something else.' }),
    mayLag: besideLive,
  },
  'unpublishing an article': {
    verbs: ['unpublishPost'],
    make: () => unpublishPost(us, live.postId),
    mayLag: besideLive,
  },
  'publishing it again': { verbs: ['publishPost'], make: () => publishPost(us, live), mayLag: besideLive },
  'moving an article to the trash': {
    verbs: ['trashPost'],
    make: () => trashPost(us, live.postId),
    mayLag: besideLive,
  },
  'restoring it from the trash': { verbs: ['restorePost'], make: () => restorePost(us, live.postId) },
  'withdrawing permanently': {
    verbs: ['withdrawPost'],
    prepare: () => publishPost(us, live),
    make: () => withdrawPost(us, live.postId),
    mayLag: besideLive,
  },
  'unpublishing a page': {
    verbs: ['unpublishPost'],
    make: () => unpublishPost(us, standing.postId),
    mayLag: besideLive,
  },
  ...siteChanges,
  're-rendering what an older renderer produced': {
    verbs: ['renderStale'],
    prepare: async () => {
      await db().$executeRaw`UPDATE renderings SET html = '<p>As of old.</p>', renderer_version = 0`
      await db().$transaction((tx) => invalidate(tx, { refresh: [cacheTags.lists, cacheTags.related] }))
    },
    make: () => renderStale(us),
    mayLag: besideLive,
  },
  'seeding made-up articles': {
    verbs: ['seedPosts'],
    make: () => seedPosts(us, { posts: 3 }),
    mayLag: besideLive,
  },
  'saving a draft': {
    verbs: ['saveDraft'],
    make: () => saveDraft(us, { ...hidden, body: 'Nobody reads this.' }),
  },
}

/** Search queries: the path alone searches for nothing. */
const QUESTIONS = [
  '?q=live',
  '?q=words',
  '?q=other&tag=models',
  '?q=brand+new',
  '?q=ada',
  '?q=alpine',
  '?q=bra',
  '?q=mo',
]

function addresses(): Address[] {
  const plain = everyAddress({
    'blog/slug': [
      'live',
      'moved',
      'brand-new',
      'hidden',
      'long-ago',
      'other-1',
      'other-2',
      'other-3',
      'illustrated',
      'nothing',
    ],
    'tags/slug': ['models', 'language-models', 'data', 'fresh'],
    'authors/slug': ['ada-quill', 'bo-ink'],
    'series/slug': ['basics'],
    'art/slug': ['live'],
    'cards/card': cards,
    '/page': ['about', 'nothing'],
    '/icon': ['icon', 'icon-192', 'apple-touch-icon'],
    page: ['2', '3'],
    number: ['1', '2'],
  })
  const search = plain.filter(({ key }) => key.startsWith('/search'))
  const queries = search.flatMap(({ key, route }) =>
    QUESTIONS.map((question) => ({ key: key + question, route })),
  )
  return [...plain, ...queries]
}

beforeAll(async () => {
  publication = await openPublication()
  await saveSettings(us, { postsPerPage: 2 })
  const [ada, seriesId] = [await someByline('Ada Quill'), await findOrCreateSeries(us, { title: 'Basics' })]
  const shared = { tags: ['Models'], bylines: [ada] }
  await somePost({ title: 'Other 1', ...shared, seriesId, seriesPart: 1 })
  await somePost({ title: 'Other 2', ...shared })
  await somePost({ title: 'Other 3', tags: ['Data'], bylines: [await someByline('Bo Ink')] })
  live = await newPost({ title: 'Live', ...shared })
  cards = [await cardName(live.postId), `${live.postId}-${'0'.repeat(12)}`]
  standing = await newPost({ kind: 'page', title: 'About' })
  hidden = await someDraft({ title: 'Hidden', ...shared })
}, 60_000)

afterAll(() => publication.close())

test.each(Object.entries(changes))(
  '%s is seen at every address by the next reader',
  async (_name, { prepare, make, mayLag = () => false }) => {
    await prepare?.()
    await publication.listener.barrier()
    await atEveryAddress((address) => expect.poll(() => verdictAt(address), TIMEOUT).not.toBe('stale'))
    await make()
    await publication.listener.barrier()
    await atEveryAddress(async (address) => {
      const current = await publication.current(address)
      const { text, cacheStatus } = await publication.read(address)
      if (cacheStatus !== 'stale' || !mayLag(address.key)) expectSame(address, text, current)
      await expect.poll(() => verdictAt(address), TIMEOUT).not.toBe('stale')
      expectSame(address, (await publication.read(address)).text, current)
    })
  },
  60_000,
)

async function cardName(postId: string): Promise<string> {
  const card = await getOgImage(postId)
  return card?.path.replace(/^\/cards\/|\.png$/g, '') ?? ''
}

async function atEveryAddress(work: (address: Address) => Promise<unknown>) {
  await Promise.all(addresses().map(work))
}

async function verdictAt(address: Address) {
  return (await publication.read(address)).cacheStatus
}

function expectSame({ key }: Address, text: string, current: string) {
  expect({ key, ...difference(text, current) }).toEqual({ key })
}

/** The first difference between two texts, for a readable message. */
function difference(text: string, current: string) {
  const at = [...current].findIndex((letter, index) => letter !== text[index])
  if (text === current) return {}
  return {
    served: text.slice(Math.max(0, at - 80), at + 80),
    true: current.slice(Math.max(0, at - 80), at + 80),
  }
}

test('a rolled-back change invalidates nothing', async () => {
  const home = addresses().find(({ key }) => key === '/')
  if (!home) throw new Error('There is no home.')
  await publication.read(home)
  const failing = db().$transaction(async (tx) => {
    await invalidate(tx, { removed: ['lists'] })
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  await publication.listener.barrier()
  expect((await publication.read(home)).cacheStatus).toBe('hit')
})

test('every verb is tested here, or is known to change nothing public', async () => {
  const tried = new Set(Object.values(changes).flatMap(({ verbs }) => verbs))
  expect(await listUntried(new Set())).toContain('publishPost')
  expect(await listUntried(tried)).toEqual([])
})
