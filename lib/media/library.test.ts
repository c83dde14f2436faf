import { expect, test } from 'vitest'
import { publicationItself, type Viewer } from '#lib/auth/viewer.ts'
import { Conflict, NotFound } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { mediaKey } from '#lib/media/files.ts'
import { deleteImage, listMedia } from '#lib/media/library.ts'
import { storeImage } from '#lib/media/storing.ts'
import { setAltText } from '#lib/posts/alt-text.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { openStoredFile } from '#lib/storage/files.ts'
import { someDraft, someone, somePost } from '#test/factories.ts'
import { plainImage } from '#test/images.ts'

let size = 40

async function image(viewer: Viewer) {
  return storeImage(viewer, {
    name: 'plan.png',
    bytes: await plainImage('png', size++, 20),
    alt: 'A plan',
  })
}

const everything = { search: '', page: 1 }

test('editors see every image, writers their own', async () => {
  const [author, other, editor] = [
    await someone('author'),
    await someone('contributor'),
    await someone('editor'),
  ]
  const { id } = await image(author)
  expect((await listMedia(author, everything)).items).toMatchObject([
    { id, isOwn: true, uses: { count: 0, posts: [] } },
  ])
  expect((await listMedia(other, everything)).items).toEqual([])
  expect((await listMedia(editor, everything)).items.map((item) => item.id)).toContain(id)
  expect((await listMedia(editor, { search: 'PLAN', page: 1 })).total).toBeGreaterThan(0)
  expect((await listMedia(editor, { search: '%', page: 1 })).total).toBe(0)
})

test('an image that a draft shows is not deleted, in its text or as its cover', async () => {
  const [inText, asCover] = [await image(publicationItself), await image(publicationItself)]
  await someDraft({ body: `![A plan](${inText.src})` })
  await someDraft({ coverId: asCover.id })
  for (const { id } of [inText, asCover]) {
    await expect(deleteImage(publicationItself, id)).rejects.toThrow(Conflict)
    expect(await db().media.count({ where: { id } })).toBe(1)
  }
})

test('the library names the posts that show an image, but only those one may open', async () => {
  const author = await someone('author')
  const shown = await image(author)
  const own = await someDraft({ title: 'My own', body: `![A plan](${shown.src})`, coverId: shown.id }, author)
  await somePost({ title: 'Somebody else’s', body: `![A plan](${shown.src})` })
  const usesFor = async (viewer: Viewer) => {
    const { items } = await listMedia(viewer, everything)
    return items.find(({ id }) => id === shown.id)?.uses
  }
  expect(await usesFor(author)).toEqual({ count: 2, posts: [{ postId: own.postId, title: 'My own' }] })
  const seen = await usesFor(await someone('editor'))
  expect(seen?.posts.map(({ title }) => title).sort()).toEqual(['My own', 'Somebody else’s'])
})

test('an image that nothing shows is deleted with its file', async () => {
  const author = await someone('author')
  const { id, src } = await image(author)
  await deleteImage(author, id)
  expect(await db().media.count({ where: { id } })).toBe(0)
  const hash = src.slice('/media/'.length, -'.png'.length)
  expect(await openStoredFile(mediaKey({ hash, extension: 'png', width: null }))).toBeNull()
})

test('a stranger’s image cannot be described or deleted', async () => {
  const { id } = await image(await someone('author'))
  const stranger = await someone('author')
  await expect(setAltText(stranger, { id, alt: 'Mine' })).rejects.toThrow(NotFound)
  await expect(deleteImage(stranger, id)).rejects.toThrow(NotFound)
  await setAltText(await someone('editor'), { id, alt: 'A better word' })
  expect(await db().media.findUnique({ where: { id }, select: { alt: true } })).toEqual({
    alt: 'A better word',
  })
})

test('alt text that readers see needs permission to publish', async () => {
  const [author, contributor] = [await someone('author'), await someone('contributor')]
  const [own, foreign, cover] = [await image(author), await image(author), await image(contributor)]
  await somePost({ body: `![](${own.src})` }, author)
  await somePost({ body: `![](${foreign.src})` })
  const draft = await someDraft({ coverId: cover.id }, contributor)
  await setAltText(author, { id: own.id, alt: 'Mine to publish' })
  await setAltText(contributor, { id: cover.id, alt: 'Not yet seen' })
  await publishPost(publicationItself, draft)
  const refused = { message: 'This image is in published posts. Ask an editor to change it.' }
  await expect(setAltText(author, { id: foreign.id, alt: 'No' })).rejects.toMatchObject(refused)
  await expect(setAltText(contributor, { id: cover.id, alt: 'No' })).rejects.toMatchObject(refused)
  await setAltText(await someone('editor'), { id: cover.id, alt: 'An editor’s' })
})
