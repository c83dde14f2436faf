import { beforeAll, describe, expect, test } from 'vitest'
import { getDraft } from '#lib/admin/drafts.ts'
import { publicationItself as us, type Viewer } from '#lib/auth/viewer.ts'
import { Conflict, Invalid } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { db } from '#lib/db/client.ts'
import { createPost, saveDraft } from '#lib/posts/editing.ts'
import type { CreateInput } from '#lib/posts/input.ts'
import { someByline, someDraft, someone, somePost } from '#test/factories.ts'

let author: Viewer & { userId: string }
let editor: Viewer

beforeAll(async () => {
  author = await someone('author')
  editor = await someone('editor')
})

test('a new post is an empty draft of its author', async () => {
  const { postId, version } = await createPost(author, {})
  expect(version).toBe(1)
  expect(await getDraft(author, postId)).toMatchObject({
    title: '',
    body: '',
    kind: 'article',
    state: 'draft',
  })
})

test('a new post carries the byline of its author, unless others are named', async () => {
  const own = await db().byline.create({
    data: { id: newId(), slug: 'me', name: 'Me', userId: author.userId },
  })
  const ada = await someByline('Ada Quill')
  expect((await getDraft(author, (await createPost(author, {})).postId)).bylines).toMatchObject([
    { id: own.id },
  ])
  expect((await getDraft(us, (await createPost(us, { bylines: [ada] })).postId)).bylines).toMatchObject([
    { id: ada },
  ])
})

test('a save changes what it names and nothing else', async () => {
  const draft = await someDraft({ title: 'Kept', body: 'Kept.', tags: ['Kept'] }, author)
  expect(await saveDraft(author, { ...draft, dek: 'New.' })).toEqual({ ...draft, version: 2 })
  expect(await getDraft(author, draft.postId)).toMatchObject({
    title: 'Kept',
    body: 'Kept.',
    tags: ['Kept'],
    dek: 'New.',
    version: 2,
  })
})

test('saving an old version is a conflict that names the latest, and overwrites nothing', async () => {
  const draft = await someDraft({ title: 'Contested', tags: ['One'] }, author)
  await saveDraft(author, { ...draft, title: 'Mine' })
  const refused = await saveDraft(author, { ...draft, title: 'Yours', tags: ['Two'] }).catch((error) => error)
  expect(refused).toBeInstanceOf(Conflict)
  expect(refused.current).toBe(2)
  expect(await getDraft(author, draft.postId)).toMatchObject({ title: 'Mine', tags: ['One'], version: 2 })
})

test('a save changes neither the live version nor the state', async () => {
  const post = await somePost({ title: 'Standing' }, author)
  const before = await db().post.findUnique({ where: { id: post.postId } })
  await saveDraft(editor, {
    postId: post.postId,
    version: 1,
    title: 'Falling',
    featured: true,
    publishedAt: null,
  })
  expect(await db().post.findUnique({ where: { id: post.postId } })).toEqual(before)
})

test('an empty title can be saved', async () => {
  const draft = await someDraft({ title: 'Something' }, author)
  await saveDraft(author, { ...draft, title: '' })
  expect(await getDraft(author, draft.postId)).toMatchObject({ title: '' })
})

describe('tags are given by name', () => {
  test('and created as they are typed, in any script, in their order', async () => {
    const names = ['Zebra', '注意力', 'C++', 'Ärger', 'мир']
    const draft = await someDraft({ tags: names }, author)
    expect((await getDraft(author, draft.postId)).tags).toEqual(names)
    const slugs = await db().tag.findMany({
      where: { name: { in: names } },
      orderBy: { slug: 'asc' },
      select: { slug: true },
    })
    expect(slugs.map(({ slug }) => slug)).toEqual(['arger', 'c-plus-plus', 'mir', 'zebra', 'zhuyili'])
  })

  test('and found whatever their case', async () => {
    await someDraft({ tags: ['Évaluation'] })
    const draft = await someDraft({ tags: ['ÉVALUATION', 'évaluation'] })
    expect((await getDraft(us, draft.postId)).tags).toEqual(['Évaluation'])
  })

  test('and tidied: spaces, hash signs, two spellings of one character', async () => {
    const draft = await someDraft({ tags: ['  #Re\u0301sume\u0301   tips '] })
    expect((await getDraft(us, draft.postId)).tags).toEqual(['Résumé tips'])
  })

  test('and get slugs of their own when they sound alike', async () => {
    await someDraft({ tags: ['Resume', 'Resumé'] })
    const tags = await db().tag.findMany({
      where: { slug: { startsWith: 'resume' } },
      select: { slug: true },
    })
    expect(new Set(tags.map(({ slug }) => slug))).toEqual(new Set(['resume', 'resume-2', 'resume-tips']))
  })

  test('and go when they are no longer named', async () => {
    const draft = await someDraft({ tags: ['Gone', 'Stays'] })
    await saveDraft(us, { ...draft, tags: ['Stays'] })
    expect((await getDraft(us, draft.postId)).tags).toEqual(['Stays'])
  })
})

describe('invalid input is rejected by field', () => {
  const unknownId = '0'.repeat(24)
  const tomorrow = new Date(Date.now() + 86_400_000)
  const refusals: [string, string, CreateInput][] = [
    ['title', 'a title of 5,000 characters', { title: 'a'.repeat(5_000) }],
    ['title', 'a title with a control character', { title: 'Bell\u0007' }],
    ['title', 'a title with NUL', { title: 'Nu\u0000l' }],
    ['title', 'a title of two lines', { title: 'One\nTwo' }],
    ['title', 'a title with half a character', { title: 'Half \ud83d' }],
    ['body', 'a text with half a character', { body: 'Half \udc00' }],
    ['body', 'a text with NUL', { body: 'Nu\u0000l' }],
    ['body', 'a text above one megabyte', { body: 'é'.repeat(524_289) }],
    ['dek', 'a dek of 5,000 characters', { dek: 'a'.repeat(5_000) }],
    ['slug', 'a slug of signs only', { slug: '!!!' }],
    ['tags.0', 'an empty tag', { tags: [' # '] }],
    ['tags.0', 'a tag of 5,000 characters', { tags: ['a'.repeat(5_000)] }],
    ['tags.0', 'a tag with a control character', { tags: ['a\u009fb'] }],
    ['tags', '51 tags', { tags: Array.from({ length: 51 }, (_, number) => `Tag ${number}`) }],
    ['bylines', 'an author who does not exist', { bylines: [unknownId] }],
    ['bylines.0', 'an author with a strange identifier', { bylines: ['x'] }],
    ['coverId', 'an image that does not exist', { coverId: unknownId }],
    ['seriesId', 'a series that does not exist', { seriesId: unknownId }],
    ['seriesPart', 'part 0 of a series', { seriesPart: 0 }],
    ['publishedAt', 'a date in the future', { publishedAt: tomorrow }],
    ['publishedAt', 'no date', { publishedAt: new Date('never') }],
  ]

  test.each(refusals)('%s: %s', async (field, _, fields) => {
    const refused = await createPost(editor, fields).catch((error) => error)
    expect(refused).toBeInstanceOf(Invalid)
    expect(Object.keys(refused.fields)).toEqual([field])
    expect(refused.fields[field]).toMatch(/\.$/)
  })

  test('an unknown field', async () => {
    const input: object = { ownerId: unknownId }
    await expect(createPost(editor, input)).rejects.toMatchObject({
      fields: { ownerId: 'Unknown field. Remove it.' },
    })
  })

  test('and a refused save changes nothing', async () => {
    const draft = await someDraft({ title: 'Whole', tags: ['Whole'] }, author)
    await expect(
      saveDraft(author, { ...draft, tags: ['Part'], bylines: [unknownId] }),
    ).rejects.toBeInstanceOf(Invalid)
    expect(await getDraft(author, draft.postId)).toMatchObject({ version: 1, tags: ['Whole'] })
  })
})

test('titles and texts in any script come back as they were written', async () => {
  const title = 'Ω ≠ अ 🙂 שלום 𝕏 — “x”'
  const body = 'عربي\n\n\t中文 \u200d\u2028 e\u0301 \ud83d\ude42\r\nlast'
  const draft = await someDraft({ title, body }, author)
  expect(await getDraft(author, draft.postId)).toMatchObject({ title, body: body.replace('\r\n', '\n') })
})
