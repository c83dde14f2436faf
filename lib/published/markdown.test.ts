import { beforeAll, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { unpublishPost } from '#lib/posts/removing.ts'
import { readContents } from '#lib/published/contents.ts'
import { getMarkdown, listMarkdown } from '#lib/published/markdown.ts'
import { listNews } from '#lib/published/news.ts'
import { someByline, someDraft, somePost } from '#test/factories.ts'

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000)

beforeAll(async () => {
  const bylines = [await someByline('Ada Quill')]
  await somePost({ title: 'Old', body: 'Old *text*.', tags: ['Models'], bylines, publishedAt: ago(50) })
  await somePost({ title: 'New', body: 'New <mark>text</mark>.', publishedAt: ago(47) })
  await somePost({ kind: 'page', title: 'About', body: 'Us.' })
  await unpublishPost(us, (await somePost({ title: 'Gone', body: 'Secret.', publishedAt: ago(1) })).postId)
  await someDraft({ title: 'Draft', slug: 'draft', body: 'Secret.' })
})

test('an article is its own text with front matter', async () => {
  const markdown = await getMarkdown('old')
  expect(markdown).toMatch(/^---\ntitle: Old\nurl: http:\/\/localhost:3000\/blog\/old\ndate: /)
  expect(markdown).toMatch(/authors:\n {2}- Ada Quill\ntags:\n {2}- Models\n---\n\nOld \*text\*\.\n$/)
})

test.each(['gone', 'draft', 'about', 'nothing'])('there is no Markdown of %s', async (slug) => {
  expect(await getMarkdown(slug)).toBeNull()
})

test('all articles come newest first, as long as there is room', async () => {
  const all = await listMarkdown({ most: 10, characters: 10_000 })
  expect(all.map((text) => /title: (.*)/.exec(text)?.[1])).toEqual(['New', 'Old'])
  expect(await listMarkdown({ most: 1, characters: 10_000 })).toHaveLength(1)
  expect(await listMarkdown({ most: 10, characters: 150 })).toHaveLength(1)
  expect(await listMarkdown({ most: 10, characters: 10 })).toEqual([])
})

test('the contents for machines name what readers can see', async () => {
  const { articles, tags, pages } = await readContents()
  expect(articles.map(({ title }) => title)).toEqual(['New', 'Old'])
  expect(tags.map(({ name }) => name)).toEqual(['Models'])
  expect(pages).toEqual([{ title: 'About', href: '/about' }])
})

test('news are two days old at most', async () => {
  expect((await listNews()).map(({ title }) => title)).toEqual(['New'])
})
