import { expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { restorePost, trashPost, unpublishPost, withdrawPost } from '#lib/posts/removing.ts'
import { listArticlesByByline, listArticlesByTag } from '#lib/published/listing.ts'
import { someByline, somePost } from '#test/factories.ts'

const titles = async () => (await listArticlesByTag('news', 1)).items.map(({ title }) => title)

test('the list of a tag and of an author follows everything that happens to an article', async () => {
  const bylines = [await someByline()]
  const first = await somePost({
    title: 'First',
    tags: ['News'],
    bylines,
    publishedAt: '2024-01-01T00:00:00Z',
  })
  const second = await somePost({ title: 'Second', tags: ['News'], publishedAt: '2025-01-01T00:00:00Z' })
  await somePost({ kind: 'page', title: 'About', tags: ['News'] })
  await expectTruth(['Second', 'First'])
  expect((await listArticlesByByline('ada-quill', 1)).total).toBe(1)

  await publishPost(
    us,
    await saveDraft(us, { ...(await versionOf(first.postId)), publishedAt: '2026-01-01T00:00:00Z' }),
  )
  await expectTruth(['First', 'Second'])
  await unpublishPost(us, first.postId)
  await expectTruth(['Second'])
  expect((await listArticlesByByline('ada-quill', 1)).total).toBe(0)
  await trashPost(us, second.postId)
  await expectTruth([])
  await restorePost(us, second.postId)
  await expectTruth([])
  await publishPost(us, await versionOf(second.postId))
  await expectTruth(['Second'])
  await publishPost(us, await saveDraft(us, { ...(await versionOf(first.postId)), tags: ['Other'] }))
  await expectTruth(['Second'])
  await withdrawPost(us, second.postId)
  await expectTruth([])
})

async function versionOf(postId: string) {
  return db().draft.findUniqueOrThrow({ where: { postId }, select: { postId: true, version: true } })
}

/** The list of the tag, and whether listed_at of every row agrees with its post. */
async function expectTruth(expected: string[]) {
  expect(await titles()).toEqual(expected)
  for (const table of ['post_tags', 'post_bylines'])
    expect(
      await db().$queryRawUnsafe(`
        SELECT post.slug, row.listed_at FROM ${table} row JOIN posts post ON post.id = row.post_id
        WHERE row.listed_at IS DISTINCT FROM CASE
          WHEN post.kind = 'article' AND post.live_revision_id IS NOT NULL THEN post.published_at END`),
    ).toEqual([])
}
