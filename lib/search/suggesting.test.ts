import { beforeAll, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { restorePost, trashPost, unpublishPost } from '#lib/posts/removing.ts'
import { suggest } from '#lib/search/suggesting.ts'
import { someDraft, somePost } from '#test/factories.ts'

async function labels(typed: string) {
  return (await suggest(typed)).items.map(({ label }) => label)
}

const on = (day: string) => ({ publishedAt: new Date(`${day}T00:00:00Z`) })

beforeAll(async () => {
  await somePost({ title: 'How attention works', tags: ['Attention', 'Models'], ...on('2024-05-05') })
  await somePost({ title: 'Attention is costly', tags: ['Costs'], ...on('2023-01-01') })
  await somePost({ title: 'A café in Zürich: GPT-4o and 3.5', ...on('2022-01-01') })
  await somePost({ title: '注意力机制', ...on('2021-01-01') })
  await somePost({ kind: 'page', title: 'Imprint' })
  await someDraft({ title: 'Attention, unpublished', tags: ['Attempts'] })
}, 60_000)

test('titles that begin as typed come first, then the newest; tags come last', async () => {
  expect((await suggest('att')).items).toEqual([
    { kind: 'article', label: 'Attention is costly', href: '/blog/attention-is-costly' },
    { kind: 'article', label: 'How attention works', href: '/blog/how-attention-works' },
    { kind: 'tag', label: 'Attention', href: '/tags/attention' },
  ])
  expect((await suggest('impr')).items).toEqual([{ kind: 'page', label: 'Imprint', href: '/imprint' }])
})

test.each([
  [
    'half a word that stemming would change',
    'attentio',
    ['Attention is costly', 'How attention works', 'Attention'],
  ],
  ['words in any order', 'wor how', ['How attention works']],
  ['any case, with or without accents', 'CAFE zuri', ['A café in Zürich: GPT-4o and 3.5']],
  ['names with marks in them', 'gpt-4', ['A café in Zürich: GPT-4o and 3.5']],
  ['numbers', '3.5', ['A café in Zürich: GPT-4o and 3.5']],
  ['scripts without spaces', '注意', ['注意力机制']],
  ['not the inside of a word', 'tention', []],
  ['not one letter', 'a', []],
  ['not what is unpublished', 'unpub', []],
  ['not tags of nothing live', 'attem', []],
])('%s: %s', async (_, typed, expected) => {
  expect(await labels(typed)).toEqual(expected)
})

test.each([
  ['nothing', ''],
  ['blanks', '  '],
  ['marks', '--'],
  ['SQL', "'';--"],
  ['operators of a search', "att' | 'x & !works:*"],
  ['wildcards', '%%__'],
  ['backslashes', '\\\\'],
  ['control characters', 'a\0b'],
  ['half a character', '\ud83ca\ud800'],
  ['emoji', '🦊🦊'],
  ['one character that stands for many', '﷽ﷺ'],
  ['a long word', 'x'.repeat(5_000)],
  ['many accents', 'ä'.repeat(5_000)],
  ['a long text without spaces', '字'.repeat(5_000)],
])('answers anything that can be typed: %s', async (_, typed) => {
  const { items } = await suggest(typed)
  expect(items.length).toBeLessThanOrEqual(8)
})

test('follows the title that is live', async () => {
  const { postId, version } = await somePost({ title: 'Before the change' })
  const saved = await saveDraft(us, { postId, version, title: 'Rewritten since' })
  expect(await labels('rewr')).toEqual([])
  await publishPost(us, saved)
  expect([await labels('before the'), await labels('rewr')]).toEqual([[], ['Rewritten since']])
  await unpublishPost(us, postId)
  expect(await labels('rewr')).toEqual([])
  await publishPost(us, saved)
  await trashPost(us, postId)
  expect(await labels('rewr')).toEqual([])
  await restorePost(us, postId)
})

test('says nothing of what is published later', async () => {
  const { postId } = await somePost({ title: 'Zeppelins' })
  await db()
    .$executeRaw`UPDATE search_entries SET published_at = now() + interval '1 hour' WHERE post_id = ${postId}`
  expect(await labels('zepp')).toEqual([])
})
