import { beforeAll, describe, expect, test } from 'vitest'
import { getDraft } from '#lib/admin/drafts.ts'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { Conflict } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { restorePost, trashPost, unpublishPost, withdrawPost } from '#lib/posts/removing.ts'
import { listArticles } from '#lib/published/listing.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { someByline, someDraft, somePost } from '#test/factories.ts'

let seriesId: string
let ada: string

beforeAll(async () => {
  seriesId = await findOrCreateSeries(us, { title: 'Basics' })
  ada = await someByline()
})

const VERBS = { unpublish: unpublishPost, trash: trashPost, withdraw: withdrawPost }

describe.each(Object.entries(VERBS))('%s', (name, verb) => {
  test('removes a post from every list at once, and invalidates them', async () => {
    const post = await somePost({
      title: `To ${name}`,
      tags: [name],
      bylines: [ada],
      seriesId,
      seriesPart: 1,
    })
    const tag = await db().tag.findFirstOrThrow({ where: { name } })
    await verb(us, post.postId)
    expect((await listArticles(1)).items.map(({ slug }) => slug)).not.toContain(post.slug)
    const change = await db().change.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(change.removed).toEqual([cacheTags.post(post.postId), cacheTags.path(post.href)])
    expect(change.refresh).toEqual([
      cacheTags.lists,
      cacheTags.tag(tag.id),
      cacheTags.byline(ada),
      cacheTags.series(seriesId),
    ])
    expect(change.stale).toEqual([cacheTags.related])
  })

  test('is recorded once, however often it is repeated', async () => {
    const post = await somePost({ title: `Twice ${name}` })
    await verb(us, post.postId)
    await verb(us, post.postId)
    const events = await db().auditEvent.count({ where: { subjectId: post.postId, action: `post.${name}` } })
    expect(events).toBe(1)
  })

  test('keeps the draft and every revision', async () => {
    const post = await somePost({ title: `Kept by ${name}`, tags: ['Kept'] })
    await verb(us, post.postId)
    expect(await getDraft(us, post.postId)).toMatchObject({ title: `Kept by ${name}`, tags: ['Kept'] })
    expect(await db().revision.count({ where: { postId: post.postId } })).toBe(1)
  })

  test('makes room for another article in the series', async () => {
    const post = await somePost({ title: `Part of ${name}`, seriesId, seriesPart: 7 })
    await verb(us, post.postId)
    await unpublishPost(us, (await somePost({ seriesId, seriesPart: 7 })).postId)
  })
})

test('a post comes back from the trash as an unpublished draft', async () => {
  const post = await somePost({ title: 'Phoenix' })
  await trashPost(us, post.postId)
  await restorePost(us, post.postId)
  expect(await getDraft(us, post.postId)).toMatchObject({ state: 'draft', title: 'Phoenix' })
  expect((await listArticles(1)).items.map(({ slug }) => slug)).not.toContain('phoenix')
  const { slug } = await publishPost(us, { postId: post.postId, version: 1 })
  expect(slug).toBe('phoenix')
})

test('what was never published cannot be withdrawn', async () => {
  const { postId } = await someDraft()
  await expect(withdrawPost(us, postId)).rejects.toThrow(
    'This post was never published. Move it to the trash instead.',
  )
})

test('what was withdrawn stays withdrawn', async () => {
  const { postId } = await somePost()
  await withdrawPost(us, postId)
  await expect(publishPost(us, { postId, version: 1 })).rejects.toBeInstanceOf(Conflict)
  await expect(restorePost(us, postId)).rejects.toBeInstanceOf(Conflict)
  await expect(trashPost(us, postId)).rejects.toBeInstanceOf(Conflict)
})

test('unpublishing a draft invalidates nothing', async () => {
  const { postId } = await someDraft()
  const before = await db().change.count()
  await unpublishPost(us, postId)
  expect(await db().change.count()).toBe(before)
})
