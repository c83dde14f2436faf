import { beforeAll, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { getBylineFeed, getSiteFeed, getTagFeed } from '#lib/feeds/reading.ts'
import type { Feed } from '#lib/feeds/views.ts'
import { withdrawPost } from '#lib/posts/removing.ts'
import { someByline, someDraft, somePost } from '#test/factories.ts'

beforeAll(async () => {
  const ada = await someByline('Ada Quill')
  const bo = await someByline('Bo')
  await somePost({ title: 'Attention', tags: ['Models'], bylines: [ada], body: 'A [list](/blog).' })
  await somePost({ title: 'Tokens', tags: ['Words'], bylines: [ada, bo] })
  await somePost({ kind: 'page', title: 'About' })
  await someDraft({ title: 'Unseen', tags: ['Models', 'Unseen'], bylines: [bo] })
  const { postId } = await somePost({ title: 'Withdrawn', tags: ['Models', 'Gone'], bylines: [bo] })
  await withdrawPost(us, postId)
})

test('the feed of the publication has its live articles, newest first', async () => {
  const feed = await getSiteFeed()
  expect(feed).toMatchObject({ title: 'LLM.info', home: 'http://localhost:3000/', language: 'en' })
  expect(titles(feed)).toEqual(['Tokens', 'Attention'])
  expect(feed.entries[1]?.html).toContain('<a href="http://localhost:3000/blog"')
})

test('every entry has a summary: by default the beginning of the text, or else the title', async () => {
  const author = await someByline('Terse')
  await somePost({ title: 'Images only', bylines: [author], body: '---' })
  await somePost({ title: 'No dek', bylines: [author], body: '## Part\n\nIt begins here.' })
  const feed = await getBylineFeed('terse')
  expect(feed?.entries.map(({ summary }) => summary)).toEqual(['Part It begins here.', 'Images only'])
})

test('the feed of a tag has only articles with that tag', async () => {
  const feed = await getTagFeed('models')
  expect(feed).toMatchObject({ title: 'Models · LLM.info', home: 'http://localhost:3000/tags/models' })
  expect(titles(feed)).toEqual(['Attention'])
})

test('the feed of an author has only that author’s articles', async () => {
  expect(titles(await getBylineFeed('bo'))).toEqual(['Tokens'])
})

test.each(['unseen', 'gone', 'no-such-tag'])('%s has no feed: nothing live carries it', async (slug) => {
  expect(await getTagFeed(slug)).toBeNull()
  expect(await getBylineFeed(slug)).toBeNull()
})

function titles(feed: Feed | null) {
  return feed?.entries.map(({ title }) => title)
}
