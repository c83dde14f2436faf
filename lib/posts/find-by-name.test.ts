import { expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { Invalid, NotFound } from '#lib/core/errors.ts'
import { findPostByName } from '#lib/posts/find-by-name.ts'
import { unpublishPost } from '#lib/posts/removing.ts'
import { someDraft, someone, somePost } from '#test/factories.ts'

const find = (name: string) => findPostByName(publicationItself, name)

test('a post is found by its identifier, its slug and its path, also when it is not live', async () => {
  const { postId } = await somePost({ title: 'Named', slug: 'named' })
  for (const name of [postId, 'named', '/blog/named']) expect(await find(name)).toBe(postId)
  await unpublishPost(publicationItself, postId)
  expect(await find('named')).toBe(postId)
  const draft = await someDraft({ slug: 'not-yet' })
  expect(await find('not-yet')).toBe(draft.postId)
})

test('an article and a page of one slug are told apart by their paths', async () => {
  const article = await somePost({ slug: 'both' })
  const page = await somePost({ slug: 'both', kind: 'page' })
  await expect(find('both')).rejects.toThrow(Invalid)
  expect(await find('/blog/both')).toBe(article.postId)
  expect(await find('/both')).toBe(page.postId)
})

test('what does not exist or is not visible to the viewer is not found', async () => {
  const { postId } = await someDraft({ slug: 'private' })
  await expect(find('nothing-at-all')).rejects.toThrow(NotFound)
  await expect(findPostByName(await someone('author'), postId)).rejects.toThrow(NotFound)
})
