import { expect, test } from 'vitest'
import { findEntries } from '#lib/admin/palette.ts'
import { publicationItself } from '#lib/auth/viewer.ts'
import { Invalid } from '#lib/core/errors.ts'
import { trashPost } from '#lib/posts/removing.ts'
import { createTemplate } from '#lib/snippets/saving.ts'
import { someByline, someDraft, someone, somePost } from '#test/factories.ts'

type Asking = Parameters<typeof findEntries>[0]
const titles = async (viewer: Asking, query: string) =>
  (await findEntries(viewer, { query })).map(({ kind, title }) => `${kind}: ${title}`)

test('writers find their own posts only, editors all', async () => {
  const [author, other, editor] = [await someone('author'), await someone('author'), await someone('editor')]
  await someDraft({ title: 'Penguins at noon' }, author)
  await someDraft({ title: 'Penguins at night' }, other)
  await someDraft({ title: 'About penguins', kind: 'page' }, editor)
  expect(await titles(author, 'penguin')).toEqual(['article: Penguins at noon'])
  expect(await titles(author, '')).toEqual(['article: Penguins at noon'])
  expect(await titles(editor, 'penguin')).toEqual([
    'article: Penguins at night',
    'article: Penguins at noon',
    'page: About penguins',
  ])
})

test('titles that begin with the words come first, trashed posts not at all, and the list is short', async () => {
  const author = await someone('author')
  const { postId } = await someDraft({ title: 'Owls, trashed' }, author)
  await trashPost(author, postId)
  await someDraft({ title: 'Owls' }, author)
  for (let index = 0; index < 12; index++) await someDraft({ title: `The owls, ${index}` }, author)
  const found = await titles(author, 'OWLS')
  expect(found).toHaveLength(8)
  expect(found.slice(0, 2)).toEqual(['article: Owls', 'article: The owls, 11'])
  await someDraft({ title: 'Untyped 100% of it' }, author)
  expect(await titles(author, '0% o')).toEqual(['article: Untyped 100% of it'])
  expect(await titles(author, '_')).toEqual([])
})

test('tags, authors and templates are found, users by editors', async () => {
  const [contributor, editor] = [await someone('contributor'), await someone('editor')]
  await somePost({ title: 'Deep', tags: ['Zebrafish'] })
  await someByline('Zebulon Zebra')
  const article = await someDraft({}, editor)
  const page = await someDraft({ kind: 'page' }, editor)
  await createTemplate(publicationItself, { postId: article.postId, name: 'Zebra crossing' })
  await createTemplate(publicationItself, { postId: page.postId, name: 'Zebra page' })
  expect(await findEntries(contributor, { query: 'zebr' })).toEqual([
    { kind: 'template', title: 'Zebra crossing', id: expect.any(String) },
    { kind: 'author', title: 'Zebulon Zebra', href: '/admin/posts?q=Zebulon+Zebra' },
    { kind: 'tag', title: 'Zebrafish', href: '/admin/posts?q=Zebrafish' },
  ])
  expect(await titles(editor, 'zebra page')).toEqual(['template: Zebra page'])
  expect(await titles(editor, 'the contrib')).toEqual(['user: The contributor'])
  expect(await titles(contributor, 'the contrib')).toEqual([])
})

test('what is no line of words is refused', async () => {
  const author = await someone('author')
  for (const given of [{}, { query: 1 }, { query: 'x'.repeat(201) }])
    await expect(findEntries(author, given)).rejects.toThrow(Invalid)
})
