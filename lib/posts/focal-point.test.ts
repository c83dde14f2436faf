import { expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { storeImage } from '#lib/media/storing.ts'
import { setFocalPoint } from '#lib/posts/focal-point.ts'
import { getLiveArticle } from '#lib/published/articles.ts'
import { someone, somePost } from '#test/factories.ts'
import { freshImage } from '#test/images.ts'

test('readers get the focal point with the cover, and the activity log names the change', async () => {
  const { id, focusX } = await storeImage(publicationItself, { name: 'a.png', bytes: await freshImage() })
  await somePost({ title: 'In focus', coverId: id })
  expect(focusX).toBe(50)
  await setFocalPoint(publicationItself, { id, focusX: 10, focusY: 100 })
  expect((await getLiveArticle('in-focus'))?.cover).toMatchObject({ focusX: 10, focusY: 100 })
  expect(await db().auditEvent.count({ where: { action: 'media.focus', subjectId: id } })).toBe(1)
})

test('writers move the focal point of their own images, unless a live post of others shows it', async () => {
  const [ana, ben] = [await someone('author'), await someone('author')]
  const { id } = await storeImage(ana, { name: 'a.png', bytes: await freshImage() })
  await expect(setFocalPoint(ben, { id, focusX: 1, focusY: 1 })).rejects.toThrow(/no such image/)
  await setFocalPoint(ana, { id, focusX: 1, focusY: 2 })
  await somePost({ title: 'Of the house', coverId: id })
  await expect(setFocalPoint(ana, { id, focusX: 3, focusY: 4 })).rejects.toThrow(/published posts/)
  const select = { focusX: true, focusY: true }
  expect(await db().media.findUnique({ where: { id }, select })).toEqual({ focusX: 1, focusY: 2 })
})

test.each([-1, 101, 0.5, '50', null])('%j is no place in an image', async (focusX) => {
  const { id } = await storeImage(publicationItself, { name: 'a.png', bytes: await freshImage() })
  await expect(setFocalPoint(publicationItself, { id, focusX, focusY: 0 })).rejects.toThrow()
})
