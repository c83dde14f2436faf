import { describe, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { createByline, findOrCreateByline } from '#lib/bylines/creating.ts'
import { Forbidden, Invalid } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { someone } from '#test/factories.ts'

const NOUNS = {
  byline: (name: string, slug?: string) => findOrCreateByline(us, { name, slug }),
  series: (title: string, slug?: string) => findOrCreateSeries(us, { title, slug }),
}

describe.each(Object.entries(NOUNS))('a %s', (noun, findOrCreate) => {
  const find = (id: string) =>
    noun === 'byline' ? db().byline.findUnique({ where: { id } }) : db().series.findUnique({ where: { id } })

  test('is found by its name, whatever the case, and created when it is new', async () => {
    const id = await findOrCreate('Élan Vital')
    expect(await findOrCreate('  ÉLAN   vital ')).toBe(id)
    expect(await find(id)).toMatchObject({ slug: 'elan-vital' })
  })

  test('gets an address of its own', async () => {
    const [one, two, three] = [
      await findOrCreate('Noon'),
      await findOrCreate('Nöön'),
      await findOrCreate('Night', 'noon'),
    ]
    expect(await find(two)).toMatchObject({ slug: 'noon-2' })
    expect(await find(three)).toMatchObject({ slug: 'noon-3' })
    expect(one).not.toBe(two)
  })

  test('has an address even when its name has no letters', async () => {
    expect(await find(await findOrCreate('???'))).toMatchObject({
      slug: noun === 'byline' ? 'author' : 'series',
    })
  })

  test('that eight ask for at once is one', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => findOrCreate('Rush Hour')))
    expect(new Set(ids).size).toBe(1)
  })

  test.each(['', '  ', 'a\u0000', '\ud800', 'x'.repeat(5_000)])(
    'is not created with the name %j',
    async (name) => {
      await expect(findOrCreate(name)).rejects.toBeInstanceOf(Invalid)
    },
  )
})

test('two authors may share a name', async () => {
  const [one, two] = [
    await createByline(us, { name: 'John Smith' }),
    await createByline(us, { name: 'John Smith' }),
  ]
  expect(one).not.toBe(two)
  expect(await findOrCreateByline(us, { name: 'john smith' })).toBe(one)
})

test.each(['contributor', 'author'] as const)('a %s finds authors and series but adds none', async (role) => {
  const viewer = await someone(role)
  const known = await findOrCreateByline(us, { name: 'Known' })
  expect(await findOrCreateByline(viewer, { name: 'known' })).toBe(known)
  await expect(findOrCreateByline(viewer, { name: `New to ${role}` })).rejects.toBeInstanceOf(Forbidden)
  await expect(findOrCreateSeries(viewer, { title: `New to ${role}` })).rejects.toBeInstanceOf(Forbidden)
})
