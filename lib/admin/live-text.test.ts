import { expect, test } from 'vitest'
import { getDraft } from '#lib/admin/drafts.ts'
import { getLiveText } from '#lib/admin/live-text.ts'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { NotFound } from '#lib/core/errors.ts'
import { storeImage } from '#lib/media/storing.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { someByline, someDraft, someone, somePost } from '#test/factories.ts'
import { plainImage } from '#test/images.ts'

test('the live text stays while the draft goes on, field by field', async () => {
  const image = await storeImage(us, { name: 'a.png', bytes: await plainImage('png'), alt: 'A plan' })
  const fields = {
    title: 'Then',
    dek: 'Dek',
    excerpt: 'Excerpt',
    body: 'Live.',
    tags: ['One', 'Two'],
    bylines: [await someByline()],
    coverId: image.id,
    coverAlt: 'Own words',
    featured: true,
  }
  const post = await somePost(fields)
  await saveDraft(us, {
    ...{ postId: post.postId, version: post.version },
    title: 'Now',
    excerpt: '',
    body: 'Changed.',
    tags: ['Two'],
    bylines: [],
    coverId: null,
    featured: false,
  })
  expect(await getLiveText(us, post.postId)).toMatchObject({
    ...{ title: 'Then', dek: 'Dek', excerpt: 'Excerpt', body: 'Live.', tags: ['One', 'Two'], featured: true },
    slug: post.slug,
    bylines: [{ name: 'Ada Quill' }],
    cover: { id: image.id, alt: 'Own words', libraryAlt: 'A plan' },
  })
  expect(await getDraft(us, post.postId)).toMatchObject({ title: 'Now', excerpt: '', cover: null })
})

test('a text that is not live, or not the viewer’s, is not found', async () => {
  const [author, other] = [await someone('author'), await someone('author')]
  const draft = await someDraft({}, author)
  await expect(getLiveText(author, draft.postId)).rejects.toThrow(NotFound)
  const post = await somePost({}, author)
  expect(await getLiveText(author, post.postId)).toMatchObject({ slug: post.slug })
  await expect(getLiveText(other, post.postId)).rejects.toThrow(NotFound)
})
