import { beforeAll, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { createPost } from '#lib/posts/editing.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { someDraft, someone } from '#test/factories.ts'
import { MAX_POSTS, makePost } from './posts.ts'
import { prepareRelations, type Relations } from './relations.ts'
import { seedPosts } from './seeding.ts'
import { writeText } from './texts.ts'

let relations: Relations

beforeAll(async () => {
  relations = await prepareRelations(us)
}, 60_000)

const AT_FIRST = 205

test('a seeded post cannot be told from one that was published', { timeout: 120_000 }, async () => {
  await seedPosts(us, { posts: AT_FIRST })
  for (const number of [1, 203]) {
    const seeded = makePost(number, relations)
    const { source } = await writeText(seeded, relations.addresses)
    const draft = await createPost(us, {
      title: `${seeded.title}`,
      dek: seeded.dek,
      body: source,
      description: seeded.description,
      coverId: seeded.cover,
      coverAlt: seeded.cover_alt,
      featured: seeded.featured,
      publishedAt: seeded.at,
      tags: await namesOf(seeded.tags),
      bylines: seeded.bylines,
    })
    await publishPost(us, draft)
    expect(await rowsOf(seeded.id)).toEqual(await rowsOf(draft.postId))
  }
})

test('what is there stays as it is, and a larger number adds to it', { timeout: 60_000 }, async () => {
  const before = await rowsOf(makePost(0, relations).id)
  expect(await seedPosts(us, { posts: AT_FIRST })).toEqual({ written: 0, isComplete: true })
  expect(await seedPosts(us, { posts: AT_FIRST + 200 })).toEqual({ written: 200, isComplete: true })
  expect(await rowsOf(makePost(0, relations).id)).toEqual(before)
})

test('a run that is stopped leaves whole posts, and the next goes on', { timeout: 60_000 }, async () => {
  const stop = new AbortController()
  const cut = await seedPosts(us, {
    posts: 1_000,
    signal: stop.signal,
    onProgress: (done) => done > 600 && stop.abort(),
  })
  expect(cut.isComplete).toBe(false)
  const [posts, live, found] = [
    await db().post.count(),
    await db().rendering.count({ where: { revision: { liveFor: { isNot: null } } } }),
    await db().searchEntry.count(),
  ]
  expect([live, found]).toEqual([posts, posts])
  const { written } = await seedPosts(us, { posts: 1_000 })
  expect(cut.written + written).toBe(1_000 - AT_FIRST - 200)
})

test('what people have written is not mixed with it by accident', async () => {
  await someDraft({}, await someone('author'))
  await expect(seedPosts(us, { posts: 1 })).rejects.toThrow('Users have written a post here.')
  await expect(seedPosts(us, { posts: 1, force: true })).resolves.toMatchObject({ written: 0 })
  await expect(seedPosts(await someone('editor'), { posts: 1 })).rejects.toThrow('You need an administrator')
  await expect(seedPosts(us, { posts: MAX_POSTS + 1 })).rejects.toThrow('whole number')
})

test('every post has a title and an address of its own', () => {
  const posts = Array.from({ length: 20_000 }, (_, number) => makePost(number * 5, relations))
  for (const field of ['id', 'revision', 'title', 'slug'] as const)
    expect(new Set(posts.map((post) => post[field])).size, field).toBe(posts.length)
})

async function namesOf(ids: string[]): Promise<string[]> {
  const tags = await db().tag.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return ids.flatMap((id) => tags.find((tag) => tag.id === id)?.name ?? [])
}

/** Every row of a post but for identifiers, addresses, and the moments at which rows were written. */
async function rowsOf(postId: string): Promise<unknown> {
  const rows: unknown[] = await db().$queryRaw`
    SELECT to_jsonb(post) AS post, to_jsonb(draft) AS draft, to_jsonb(revision) AS revision,
           to_jsonb(rendering) AS rendering, to_jsonb(entry) AS entry,
           ARRAY(SELECT to_jsonb(row) FROM draft_tags row WHERE post_id = post.id ORDER BY position) AS draft_tags,
           ARRAY(SELECT to_jsonb(row) FROM post_tags row WHERE post_id = post.id ORDER BY position) AS post_tags,
           ARRAY(SELECT to_jsonb(row) FROM draft_bylines row WHERE post_id = post.id ORDER BY position) AS draft_bylines,
           ARRAY(SELECT to_jsonb(row) FROM post_bylines row WHERE post_id = post.id ORDER BY position) AS post_bylines,
           ARRAY(SELECT to_jsonb(row) - 'id' FROM audit_events row WHERE subject_id = post.id ORDER BY id) AS audit
    FROM posts post
    JOIN drafts draft ON draft.post_id = post.id
    JOIN revisions revision ON revision.post_id = post.id
    JOIN renderings rendering ON rendering.revision_id = revision.id
    JOIN search_entries entry ON entry.post_id = post.id
    WHERE post.id = ${postId}`
  return JSON.parse(JSON.stringify(rows), (key, value) => (OWN.has(key) ? undefined : value))
}

const OWN = new Set([
  'id',
  'post_id',
  'revision_id',
  'live_revision_id',
  'subject_id',
  'slug',
  'at',
  'created_at',
  'updated_at',
  'rendered_at',
  // The first posts make up the series; only one can be its first part.
  'series_id',
  'series_part',
])
