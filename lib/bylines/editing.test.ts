import { expect, test } from 'vitest'
import { saveByline } from '#lib/bylines/editing.ts'
import { Forbidden, Invalid } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { resolveAddress } from '#lib/published/resolving.ts'
import { someByline, someone, somePost } from '#test/factories.ts'

async function writer(name: string) {
  const id = await someByline(name)
  await somePost({ title: `By ${name}`, bylines: [id] })
  return db().byline.findUniqueOrThrow({ where: { id }, select: { id: true, name: true, slug: true } })
}

test('an author with a new slug is found there, and the old addresses lead there', async () => {
  const { id, name } = await writer('Ines Moreau')
  await saveByline(await someone('editor'), { id, name, slug: 'Inès Moreau-Ruiz' })
  expect(await resolveAddress('/authors/ines-moreau-ruiz')).toMatchObject({ kind: 'page' })
  expect(await resolveAddress('/authors/ines-moreau')).toEqual({
    ...{ kind: 'redirect', to: '/authors/ines-moreau-ruiz', status: 308 },
  })
  expect(await resolveAddress('/authors/ines-moreau/feed.xml')).toMatchObject({
    to: '/authors/ines-moreau-ruiz/feed.xml',
  })
  expect(await db().auditEvent.count({ where: { action: 'byline.move', subjectId: id } })).toBe(1)
})

test('an author that goes there and back again is served, without a loop', async () => {
  const { id, name, slug } = await writer('Otto Lang')
  const editor = await someone('editor')
  await saveByline(editor, { id, name, slug: 'lang' })
  await saveByline(editor, { id, name, slug })
  expect(await resolveAddress('/authors/otto-lang')).toMatchObject({ kind: 'page' })
  expect(await resolveAddress('/authors/lang')).toMatchObject({ to: '/authors/otto-lang' })
})

test('without a slug the address stays, and one that is taken or empty is refused', async () => {
  const [one, other] = [await writer('Ada Bell'), await writer('Bea Cole')]
  const editor = await someone('editor')
  await saveByline(editor, { id: one.id, name: 'Ada Renamed' })
  expect(await resolveAddress('/authors/ada-bell')).toMatchObject({ kind: 'page' })
  for (const slug of [other.slug, '???'])
    await expect(saveByline(editor, { id: one.id, name: 'Ada', slug })).rejects.toThrow(Invalid)
  expect(await db().redirect.count({ where: { to: { contains: 'bea-cole' } } })).toBe(0)
})

test('an author changes their own byline, but not its address', async () => {
  const author = await someone('author')
  const { userId } = author
  await db().byline.deleteMany({ where: { userId } })
  const { id, name, slug } = await writer(`The Author ${userId}`)
  await db().byline.update({ where: { id }, data: { userId }, select: { id: true } })
  await saveByline(author, { id, name: `${name} Jr`, slug })
  await expect(saveByline(author, { id, name, slug: 'elsewhere' })).rejects.toThrow(Forbidden)
})
