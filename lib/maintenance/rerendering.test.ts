import { expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { Forbidden } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { countStaleRenderings, renderStale } from '#lib/maintenance/rerendering.ts'
import { getLiveArticle } from '#lib/published/articles.ts'
import { someone, somePost } from '#test/factories.ts'

test('texts rendered by another version or not at all are rendered again, and missing search rows come back', async () => {
  const { postId } = await somePost({ slug: 'stale' })
  await somePost({ slug: 'lost' })
  const broken = await somePost({ title: 'Broken', slug: 'broken' })
  const right = await getLiveArticle('stale')
  const oldVersion = { where: { revision: { postId } }, data: { rendererVersion: 0, html: 'old' } }
  await db().rendering.updateMany(oldVersion)
  await db().rendering.deleteMany({ where: { revision: { post: { slug: 'lost' } } } })
  await db().searchEntry.deleteMany({ where: { postId } })
  await db().$executeRaw`ALTER TABLE revisions DISABLE TRIGGER USER`
  await db().$executeRaw`UPDATE revisions SET body = '{process}' WHERE post_id = ${broken.postId}`
  await db().rendering.updateMany({
    where: { revision: { postId: broken.postId } },
    data: { rendererVersion: 0 },
  })
  expect(await countStaleRenderings()).toBe(3)

  const report = await renderStale(publicationItself)
  expect(report).toMatchObject({ rendered: 2, refused: [{ id: broken.postId, title: 'Broken' }] })
  expect(await getLiveArticle('stale')).toEqual(right)
  expect(await db().searchEntry.count()).toBe(3)
  expect(await countStaleRenderings()).toBe(1)
  expect(await db().change.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
    refresh: expect.arrayContaining(['lists']),
  })
})

test('a live article with an image of another site stays readable, and is named as refused', async () => {
  const { postId } = await somePost({ title: 'Far', slug: 'far' })
  await db()
    .$executeRaw`UPDATE revisions SET body = '![a](https://example.org/a.png)' WHERE post_id = ${postId}`
  const old = '<p>Words <img src="https://example.org/a.png" alt="a"/></p>'
  await db().rendering.updateMany({
    where: { revision: { postId } },
    data: { rendererVersion: 0, html: old },
  })
  const { refused } = await renderStale(publicationItself)
  expect(refused.find(({ id }) => id === postId)?.message).toContain(
    'Line 1, column 1: Images from other sites are not shown',
  )
  expect(await getLiveArticle('far')).toMatchObject({ html: old })
})

test('editors may not re-render everything', async () => {
  await expect(renderStale(await someone('editor'))).rejects.toThrow(Forbidden)
})
