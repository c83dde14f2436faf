import { expect, test } from 'vitest'
import { Forbidden, Invalid } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { listArticlesByTag } from '#lib/published/listing.ts'
import { resolveAddress } from '#lib/published/resolving.ts'
import { listAdminTags, mergeTags, saveTag } from '#lib/tags/editing.ts'
import { someone, somePost } from '#test/factories.ts'

async function tagged(name: string) {
  await somePost({ title: `About ${name}`, tags: [name] })
  return db().tag.findFirstOrThrow({ where: { name }, select: { id: true, slug: true } })
}

test('a tag with a new slug is found there, and its old addresses lead there', async () => {
  const { id } = await tagged('Models')
  await saveTag(await someone('editor'), {
    id,
    name: 'Language models',
    slug: 'language-models',
    description: 'What they are.',
  })
  expect(await resolveAddress('/tags/language-models')).toMatchObject({ kind: 'page' })
  expect(await resolveAddress('/tags/models')).toEqual({
    kind: 'redirect',
    to: '/tags/language-models',
    status: 308,
  })
  expect(await resolveAddress('/tags/models/feed.xml')).toMatchObject({
    to: '/tags/language-models/feed.xml',
  })
})

test('a tag that goes there and back again is served, without a loop', async () => {
  const { id } = await tagged('Weights')
  const editor = await someone('editor')
  const names = (slug: string) => saveTag(editor, { id, name: 'Weights', slug, description: '' })
  await names('parameters')
  await names('weights')
  expect(await resolveAddress('/tags/weights')).toMatchObject({ kind: 'page' })
  expect(await resolveAddress('/tags/parameters')).toMatchObject({ to: '/tags/weights' })
})

test('merging gives the articles of one tag the other, once each, and leads its address there', async () => {
  const [gone, kept] = [await tagged('Tokenizers'), await tagged('Tokenisation')]
  await somePost({ title: 'Both', tags: ['Tokenizers', 'Tokenisation'] })
  await mergeTags(await someone('editor'), { from: gone.id, into: kept.id })
  const { items } = await listArticlesByTag(kept.slug, 1)
  expect(items.map(({ title }) => title).sort()).toEqual(['About Tokenisation', 'About Tokenizers', 'Both'])
  expect(items.every(({ tags }) => tags.length === 1)).toBe(true)
  expect(await resolveAddress('/tags/tokenizers')).toMatchObject({
    kind: 'redirect',
    to: '/tags/tokenisation',
  })
})

test('the name and the slug of another tag are refused', async () => {
  const [one] = [await tagged('Alpha'), await tagged('Beta')]
  const editor = await someone('editor')
  const save = (fields: { name: string; slug: string }) =>
    saveTag(editor, { id: one.id, description: '', ...fields })
  await expect(save({ name: 'BETA', slug: 'alpha' })).rejects.toThrow(Invalid)
  await expect(save({ name: 'Alpha', slug: 'beta' })).rejects.toThrow(Invalid)
  await expect(mergeTags(editor, { from: one.id, into: one.id })).rejects.toThrow(Invalid)
})

test('authors and contributors change no tag and see no list of them', async () => {
  const { id, slug } = await tagged('Gamma')
  for (const role of ['author', 'contributor'] as const) {
    const viewer = await someone(role)
    await expect(saveTag(viewer, { id, name: 'X', slug, description: '' })).rejects.toThrow(Forbidden)
    await expect(mergeTags(viewer, { from: id, into: id })).rejects.toThrow(Forbidden)
    await expect(listAdminTags(viewer)).rejects.toThrow(Forbidden)
  }
})
