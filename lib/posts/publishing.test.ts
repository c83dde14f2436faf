import { beforeAll, describe, expect, test } from 'vitest'
import { publicationItself as us, type Viewer } from '#lib/auth/viewer.ts'
import { Conflict, Invalid } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { publishImported } from '#lib/posts/importing.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { unpublishPost } from '#lib/posts/removing.ts'
import { getLiveArticle } from '#lib/published/articles.ts'
import { resolveAddress } from '#lib/published/resolving.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { someByline, someDraft, someone, somePost } from '#test/factories.ts'

let author: Viewer

beforeAll(async () => {
  author = await someone('author')
})

test('a published draft is what readers see', async () => {
  const ada = await someByline('Ada Quill')
  const draft = await someDraft({
    title: '  Why   attention?  ',
    dek: 'Heads look.',
    body: 'It *weighs* words.',
    tags: ['Models'],
    bylines: [ada],
  })
  const { slug, href, revision } = await publishPost(us, draft)
  expect({ slug, href, number: revision.number }).toEqual({
    slug: 'why-attention',
    href: '/blog/why-attention',
    number: 1,
  })
  const article = await getLiveArticle('why-attention')
  expect(article).toMatchObject({
    title: 'Why attention?',
    dek: 'Heads look.',
    tags: [{ slug: 'models', name: 'Models' }],
    authors: [{ name: 'Ada Quill', articles: 1 }],
    revisedAt: null,
    words: 3,
  })
  expect(article?.html).toContain('It <em>weighs</em> words.')
})

test('what is saved after a publish stays unseen until the next one', async () => {
  const post = await somePost({ title: 'Two versions', body: 'First.' }, author)
  const next = await saveDraft(author, { ...draftOf(post), body: 'Second.', title: 'Other title' })
  expect(await getLiveArticle(post.slug)).toMatchObject({ title: 'Two versions', revisedAt: null })
  const { revision, slug } = await publishPost(author, next)
  expect({ number: revision.number, slug }).toEqual({ number: 2, slug: 'two-versions' })
  const article = await getLiveArticle(post.slug)
  expect(article?.html).toContain('Second.')
  expect(article?.revisedAt).toBeInstanceOf(Date)
})

test('only the latest version is published', async () => {
  const draft = await someDraft({ title: 'Saved meanwhile' }, author)
  await saveDraft(author, { ...draft, body: 'More.' })
  const refused = await publishPost(author, draft).catch((error) => error)
  expect(refused).toBeInstanceOf(Conflict)
  expect(refused.current).toBe(2)
  expect(await getLiveArticle('saved-meanwhile')).toBeNull()
})

test('publishing the same version again changes nothing', async () => {
  const post = await somePost({ title: 'Once is enough' }, author)
  const before = await changesOf(post.postId)
  const again = await publishPost(author, draftOf(post))
  expect(again.revision).toEqual(post.revision)
  expect(await changesOf(post.postId)).toEqual(before)
})

test('a text put back after it was unpublished is the same revision with its old date', async () => {
  const post = await somePost({ title: 'Back again' }, author)
  const { publishedAt } = (await getLiveArticle(post.slug)) ?? {}
  await unpublishPost(author, post.postId)
  const again = await publishPost(author, draftOf(post))
  expect(again.revision).toEqual(post.revision)
  expect(await getLiveArticle(post.slug)).toMatchObject({ publishedAt, revisedAt: null })
})

test('a date of the past is shown as it was chosen, and a date of revision with it', async () => {
  const date = new Date('2019-03-04T05:06:07Z')
  const draft = await someDraft({ title: 'Old news', publishedAt: date })
  const revisedAt = new Date('2020-01-01T00:00:00Z')
  await publishImported(us, { ...draft, revisedAt })
  expect(await getLiveArticle('old-news')).toMatchObject({ publishedAt: date, revisedAt })
})

describe('what cannot be published', () => {
  test.each(['', '   ', '\u00a0\u3000', '\u2800 \u2800'])('a post with the empty title %j', async (title) => {
    const draft = await someDraft({ title }, author)
    await expect(publishPost(author, draft)).rejects.toMatchObject({
      fields: { title: 'Add a title before you publish this post.' },
    })
  })

  test('a text with what the renderer refuses, which is named with its place', async () => {
    const draft = await someDraft({ title: 'Broken', body: 'Fine.\n\n<script>alert(1)</script>' }, author)
    const refused = await publishPost(author, draft).catch((error) => error)
    expect(refused).toBeInstanceOf(Invalid)
    expect(refused.problems[0]).toMatchObject({ line: 3, column: 1 })
    expect(await resolveAddress('/blog/broken')).toEqual({ kind: 'missing' })
  })

  test('a second article as the same part of a series', async () => {
    const seriesId = await findOrCreateSeries(us, { title: 'Foundations' })
    await somePost({ title: 'Part one', seriesId, seriesPart: 1 })
    const draft = await someDraft({ title: 'Part one too', seriesId, seriesPart: 1 })
    await expect(publishPost(us, draft)).rejects.toMatchObject({
      fields: { seriesPart: 'Another article is part 1 of this series. Choose a new number.' },
    })
  })
})

test('a publish invalidates the post, its lists, its old and new groups, and its address', async () => {
  const [ada, bo] = [await someByline('Ada Quill'), await someByline('Bo Inkwell')]
  const post = await somePost({ title: 'Regrouped', tags: ['Before'], bylines: [ada] })
  const next = await saveDraft(us, { ...draftOf(post), tags: ['After'], bylines: [bo] })
  await publishPost(us, next)
  const [before, after] = await Promise.all(['Before', 'After'].map(tagId))
  const change = await db().change.findFirstOrThrow({ orderBy: { id: 'desc' } })
  expect(new Set(change.refresh)).toEqual(
    new Set([
      cacheTags.post(post.postId),
      cacheTags.path('/blog/regrouped'),
      cacheTags.lists,
      ...[before, after].map((id) => cacheTags.tag(String(id))),
      ...[ada, bo].map(cacheTags.byline),
    ]),
  )
  expect(change.stale).toEqual([cacheTags.related])
  expect(change.removed).toEqual([])
})

test('a publish is recorded in the audit log', async () => {
  const post = await somePost({ title: 'Who did it' }, author)
  const events = await db().auditEvent.findMany({ where: { subjectId: post.postId }, orderBy: { id: 'asc' } })
  expect(events.map(({ action, userId, detail }) => ({ action, userId, detail }))).toEqual([
    { action: 'post.create', userId: author.userId, detail: { kind: 'article' } },
    { action: 'post.publish', userId: author.userId, detail: { revision: 1, slug: 'who-did-it' } },
  ])
})

function draftOf({ postId, version }: { postId: string; version: number }) {
  return { postId, version }
}

function changesOf(postId: string) {
  return db().change.count({ where: { refresh: { has: cacheTags.post(postId) } } })
}

async function tagId(name: string) {
  const tag = await db().tag.findFirstOrThrow({ where: { name }, select: { id: true } })
  return tag.id
}
