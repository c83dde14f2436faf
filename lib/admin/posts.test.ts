import { expect, test } from 'vitest'
import { getDraft } from '#lib/admin/drafts.ts'
import { listAdminPosts } from '#lib/admin/posts.ts'
import type { PostFilter } from '#lib/admin/views.ts'
import { publicationItself } from '#lib/auth/viewer.ts'
import { NotFound } from '#lib/core/errors.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { trashPost, unpublishPost, withdrawPost } from '#lib/posts/removing.ts'
import { submitPost } from '#lib/posts/reviewing.ts'
import { someByline, someDraft, someone, somePost } from '#test/factories.ts'

async function submitted(title: string) {
  const draft = await someDraft({ title })
  await submitPost(publicationItself, draft.postId)
  return draft
}

const titles = async (filter: Partial<PostFilter>, viewer = publicationItself) =>
  (await listAdminPosts(viewer, { state: 'all', search: '', page: 1, ...filter })).items.map(
    ({ title }) => title,
  )

test('every post is in exactly the state it is in', async () => {
  await someDraft({ title: 'A draft' })
  await somePost({ title: 'A live one' })
  const changed = await somePost({ title: 'A changed one' })
  await saveDraft(publicationItself, { postId: changed.postId, version: changed.version, dek: 'New' })
  await unpublishPost(publicationItself, (await somePost({ title: 'Unpublished' })).postId)
  await trashPost(publicationItself, (await somePost({ title: 'Trashed' })).postId)
  await withdrawPost(publicationItself, (await somePost({ title: 'Withdrawn' })).postId)
  expect(await titles({ state: 'draft' })).toEqual(['A draft'])
  expect(await titles({ state: 'live' })).toEqual(['A live one'])
  expect(await titles({ state: 'changed' })).toEqual(['A changed one'])
  expect(await titles({ state: 'unpublished' })).toEqual(['Unpublished'])
  expect(await titles({ state: 'trashed' })).toEqual(['Trashed'])
  expect(await titles({ state: 'withdrawn' })).toEqual(['Withdrawn'])
  expect((await titles({})).sort()).toEqual(['A changed one', 'A draft', 'A live one', 'Unpublished'])
})

test('a submitted draft is in review, whatever its state', async () => {
  const [draft, live] = [await someDraft({ title: 'New' }), await somePost({ title: 'Next version' })]
  await submitPost(publicationItself, draft.postId)
  await submitPost(publicationItself, live.postId)
  await trashPost(publicationItself, (await submitted('Thrown away')).postId)
  expect((await titles({ state: 'review' })).sort()).toEqual(['New', 'Next version'])
  expect(await titles({ state: 'draft' })).toContain('New')
})

test('a search finds titles and tags, and takes its signs literally', async () => {
  await someDraft({ title: '100% of nothing', tags: ['Numbers'] })
  expect(await titles({ search: '100%' })).toEqual(['100% of nothing'])
  expect(await titles({ search: 'numbers' })).toEqual(['100% of nothing'])
  expect(await titles({ search: '%_%' })).toEqual([])
})

test('a tag and an author are found by name, whatever its case, and by slug', async () => {
  await someDraft({ title: 'Filtered', tags: ['Deep Water'], bylines: [await someByline('Ida Reed')] })
  await someDraft({ title: 'Filtered out', tags: ['Shallow Water'] })
  for (const tag of ['deep water', 'deep-water']) expect(await titles({ tag })).toEqual(['Filtered'])
  for (const author of ['IDA REED', 'ida-reed']) expect(await titles({ author })).toEqual(['Filtered'])
  expect(await titles({ tag: 'deep-water', author: 'nobody' })).toEqual([])
})

test('authors and contributors see only their own posts', async () => {
  const [author, other] = [await someone('author'), await someone('contributor')]
  const { postId } = await someDraft({ title: 'Mine' }, author)
  expect(await titles({}, author)).toEqual(['Mine'])
  expect(await titles({}, other)).toEqual([])
  expect(await getDraft(author, postId)).toMatchObject({
    title: 'Mine',
    may: { publish: true, withdraw: false },
  })
  await expect(getDraft(other, postId)).rejects.toThrow(NotFound)
})
