import { beforeAll, describe, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { restorePost, trashPost, unpublishPost, withdrawPost } from '#lib/posts/removing.ts'
import type { SearchInput } from '#lib/search/input.ts'
import { searchPosts } from '#lib/search/searching.ts'
import { someByline, someDraft, somePost } from '#test/factories.ts'

async function titles(input: string | SearchInput) {
  const { items } = await searchPosts(typeof input === 'string' ? { q: input } : input)
  return items.map(({ title }) => title)
}

beforeAll(async () => {
  const ada = await someByline('Ada Quill')
  await somePost({
    title: 'How attention works',
    dek: 'Queries, keys and values',
    body: '## Softmax in passing\n\nEvery head weighs the tokens it is given. The <Callout>surprising</Callout> part is last.'.replace(
      /<.*?>/g,
      '',
    ),
    tags: ['Models'],
    bylines: [ada],
    publishedAt: new Date('2024-05-05T00:00:00Z'),
  })
  await somePost({
    title: 'Counting tokens',
    body: 'A tokeniser splits what is written. It pays no attention to meaning.',
    tags: ['Models', 'Text'],
    publishedAt: new Date('2025-12-31T23:30:00Z'),
  })
  await somePost({
    title: 'A tale of two benchmarks',
    body: 'Scores & <b>numbers</b>'.replace(/<.*?>/g, ''),
    tags: ['Evaluation'],
    publishedAt: new Date('2025-01-01T00:00:00Z'),
  })
  await somePost({ kind: 'page', title: 'Imprint', body: 'Printed in Uppsala.' })
  await someDraft({ title: 'Unpublished zanzibar', body: 'zanzibar' })
}, 60_000)

describe('what is found', () => {
  test.each([
    ['a title', 'benchmarks', ['A tale of two benchmarks']],
    ['a dek', 'queries', ['How attention works']],
    ['a byline', 'quill', ['How attention works']],
    ['a heading', 'softmax', ['How attention works']],
    ['a text', 'splits', ['Counting tokens']],
    ['another form of a word', 'benchmarking', ['A tale of two benchmarks']],
    ['any case', 'UPPSALA', ['Imprint']],
    ['every word', 'tokens head', ['How attention works']],
    ['a phrase', '"two benchmarks"', ['A tale of two benchmarks']],
    ['without a word', 'attention -softmax', ['Counting tokens']],
    ['one or the other', 'uppsala or scores', ['A tale of two benchmarks', 'Imprint']],
  ])('by %s', async (_, query, expected) => {
    expect((await titles(query)).toSorted()).toEqual(expected)
  })

  test('a title weighs more than a text', async () => {
    expect(await titles('attention')).toEqual(['How attention works', 'Counting tokens'])
  })

  test('drafts are never found', async () => {
    expect(await searchPosts({ q: 'zanzibar' })).toMatchObject({ total: 0, matchMode: 'nothing' })
  })

  test('the words stand out in the title and in an excerpt', async () => {
    const { items } = await searchPosts({ q: 'attention' })
    const [first, second] = items
    expect(first?.titled).toEqual([
      { text: 'How ', isMarked: false },
      { text: 'attention', isMarked: true },
      { text: ' works', isMarked: false },
    ])
    expect(first?.excerpt).toEqual([{ text: 'Queries, keys and values', isMarked: false }])
    expect(second?.excerpt).toContainEqual({ text: 'attention', isMarked: true })
    const byDek = await searchPosts({ q: 'queries' })
    expect(byDek.items[0]?.excerpt[0]).toEqual({ text: 'Queries', isMarked: true })
  })
})

describe('mistyped words', () => {
  test.each([
    ['atention', 'attention'],
    ['tokinser', 'tokeniser'],
    ['Upsala', 'uppsala'],
    ['Ada Quil', 'Ada quill'],
  ])('%s is taken for %s', async (query, corrected) => {
    expect(await searchPosts({ q: query })).toMatchObject({ matchMode: 'corrected', corrected })
  })

  test('no word that occurs only in drafts is suggested', async () => {
    expect(await searchPosts({ q: 'zanzibra' })).toMatchObject({ matchMode: 'nothing', corrected: null })
  })

  test('where no text has all words, those with some are shown', async () => {
    const found = await searchPosts({ q: 'uppsala softmax' })
    expect(found).toMatchObject({ matchMode: 'loosely', total: 2 })
  })
})

describe('narrowing', () => {
  test('counts say what would be left', async () => {
    const { facets, total } = await searchPosts({ q: 'attention' })
    expect(total).toBe(2)
    expect(facets).toEqual({
      tags: [
        { value: 'models', label: 'Models', count: 2 },
        { value: 'text', label: 'Text', count: 1 },
      ],
      authors: [{ value: 'ada-quill', label: 'Ada Quill', count: 1 }],
      years: [
        { value: '2025', label: '2025', count: 1 },
        { value: '2024', label: '2024', count: 1 },
      ],
    })
  })

  test.each<[SearchInput, string[]]>([
    [{ tag: 'text' }, ['Counting tokens']],
    [{ author: 'ada-quill' }, ['How attention works']],
    [{ year: '2025' }, ['Counting tokens']],
    [{ year: '2025', author: 'ada-quill' }, []],
    [{ tag: `'; DROP TABLE posts` }, ['How attention works', 'Counting tokens']],
    [{ year: '20255' }, ['How attention works', 'Counting tokens']],
  ])('by %j', async (filters, expected) => {
    expect(await titles({ q: 'attention', ...filters })).toEqual(expected)
  })
})

test.each([
  '',
  '   ',
  'the of and',
  '-attention',
  '"',
  '"""" -- || && ! <-> :* (',
  '!!! ??? ...',
  'a:* & b | !c',
  `'; DROP TABLE posts; --`,
  '\u0000 at\u0000tention',
  '\uD800 lone',
  '\uFFFD',
  '🦊',
  '%_\\',
  '<script>alert(1)</script>',
  'x'.repeat(1_000),
  'word '.repeat(200),
  '"'.repeat(1_000),
  'or '.repeat(300),
  '\u202Eattention\u200B',
  '机器学习',
])('the input %j is answered', async (q) => {
  const { items, total } = await searchPosts({ q, tag: q, author: q, year: q, page: q })
  expect(total).toBeGreaterThanOrEqual(items.length)
})

test('a page beyond the last is empty and says so', async () => {
  expect(await searchPosts({ q: 'attention', page: '9' })).toMatchObject({
    items: [],
    page: 9,
    pages: 1,
    total: 2,
  })
})

test('a further page of corrected or loose results is one of those results', async () => {
  for (let number = 1; number <= 11; number++)
    await somePost({ title: `Heliograph ${number}`, body: 'Mirrors.' })
  for (const q of ['heliogaph', 'heliograph uppsala']) {
    const first = await searchPosts({ q })
    expect(first).toMatchObject({ page: 1, pages: 2 })
    const second = await searchPosts({ q, page: '2' })
    expect(second).toMatchObject({ matchMode: first.matchMode, total: first.total, page: 2 })
    expect(second.items.length).toBe(first.total - 10)
  }
})

test('whatever takes a post from readers takes it from the search, in the same transaction', async () => {
  const post = await somePost({ title: 'Heliotrope', body: 'Heliotrope.' })
  const ref = { postId: post.postId, version: post.version }
  const isFound = async () => (await titles('heliotrope')).length === 1
  expect(await isFound()).toBe(true)
  await unpublishPost(us, post.postId)
  expect(await isFound()).toBe(false)
  await publishPost(us, ref)
  expect(await isFound()).toBe(true)
  await trashPost(us, post.postId)
  expect(await isFound()).toBe(false)
  await restorePost(us, post.postId)
  const draft = await saveDraft(us, { ...ref, title: 'Amaranth', body: 'Amaranth.' })
  await publishPost(us, draft)
  expect(await isFound()).toBe(false)
  expect(await titles('amaranth')).toEqual(['Amaranth'])
  await withdrawPost(us, post.postId)
  expect(await titles('amaranth')).toEqual([])
})

test('a row for what readers cannot see cannot be stored', async () => {
  const { postId } = await somePost({ title: 'Tansy' })
  const takeDown = db().$executeRaw`UPDATE posts SET live_revision_id = NULL WHERE id = ${postId}`
  await expect(takeDown).rejects.toThrow(/search_entries_live/)
})

test('scripts without spaces are found by any part, and shown without gaps', async () => {
  await somePost({ title: '注意力机制', body: '大语言模型如何学习语言。' })
  const { items } = await searchPosts({ q: '语言模型' })
  expect(items.map(({ titled }) => titled)).toEqual([[{ text: '注意力机制', isMarked: false }]])
  expect(items[0]?.excerpt).toContainEqual({ text: '语言模型', isMarked: true })
  expect(await searchPosts({ q: '模语' })).toMatchObject({ matchMode: 'loosely' })
})

test('a text of very many different words can be published, and its beginning is found', async () => {
  const words = Array.from({ length: 90_000 }, (_, index) => `w${index.toString(36)}q`)
  await somePost({ title: 'Endless', body: `${words.join(' ')} ${'y'.repeat(5_000)}` })
  expect(await titles('w1q')).toEqual(['Endless'])
}, 60_000)
