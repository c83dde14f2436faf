import type { APIRequestContext } from 'playwright/test'
import { expect, test } from 'playwright/test'
import { publicationItself as editor } from '#lib/auth/viewer.ts'
import { createByline } from '#lib/bylines/creating.ts'
import { restorePost, trashPost, unpublishPost, withdrawPost } from '#lib/posts/removing.ts'
import { type Article, publishArticle, republish } from '../../support/editing.ts'
import { listingPaths, pathsShowing } from '../../support/listings.ts'

let count = 0

// Each test has its own tag and byline, so that the tests do not affect each other.
async function publishWithOwnTag(title: string) {
  count += 1
  const name = `${title} ${test.info().workerIndex} ${count}`
  const byline = await createByline(editor, { name: `By ${name}` })
  const article = await publishArticle({
    title: name,
    body: 'Text.',
    tags: [`On ${name}`],
    bylines: [byline],
  })
  const slug = article.href.replace('/blog/', '')
  return { article, paths: listingPaths(`/tags/on-${slug}`, `/authors/by-${slug}`) }
}

test('a published article appears everywhere at once', async ({ request }) => {
  const { article, paths } = await publishWithOwnTag('Published')
  await expectAt(request, article, paths)
  expect(await status(request, article)).toBe(200)
})

test('a new URL replaces the old one everywhere, and the old one redirects to it', async ({ request }) => {
  const { article, paths } = await publishWithOwnTag('Moved')
  const moved = await republish(article, { slug: `${article.href.slice('/blog/'.length)}-elsewhere` })
  await expectAt(request, moved, paths)
  await expectAt(request, article, [], paths)
  const response = await request.get(article.href, { maxRedirects: 0 })
  expect(response.status()).toBe(308)
  expect(response.headers().location).toBe(moved.href)
})

test('a URL that is used again no longer redirects', async ({ request }) => {
  const { article, paths } = await publishWithOwnTag('Returned')
  const moved = await republish(article, { slug: `${article.href.slice('/blog/'.length)}-elsewhere` })
  const back = await republish(moved, { slug: article.href.slice('/blog/'.length) })
  expect(back.href).toBe(article.href)
  await expectAt(request, article, paths)
  await expect.poll(() => status(request, moved)).toBe(308)
  expect(await status(request, article)).toBe(200)
})

test('an unpublished article disappears everywhere at once', async ({ request }) => {
  const { article, paths } = await publishWithOwnTag('Unpublished')
  await expectAt(request, article, paths)
  await unpublishPost(editor, article.postId)
  await expectAt(request, article, [], paths)
  expect(await status(request, article)).toBe(404)
})

test('an article in the trash disappears everywhere, and is restored as a draft', async ({ request }) => {
  const { article, paths } = await publishWithOwnTag('Trashed')
  await trashPost(editor, article.postId)
  await expectAt(request, article, [], paths)
  await restorePost(editor, article.postId)
  expect(await status(request, article)).toBe(404)
})

test('a withdrawn article disappears everywhere, and its URL responds with 410', async ({ request }) => {
  const { article, paths } = await publishWithOwnTag('Withdrawn')
  await expectAt(request, article, paths)
  await withdrawPost(editor, article.postId)
  await expectAt(request, article, [], paths)
  expect(await status(request, article)).toBe(410)
})

test('a changed title appears everywhere', async ({ request }) => {
  const { article, paths } = await publishWithOwnTag('Before')
  await expectAt(request, article, paths)
  await republish(article, { title: 'After: a unique title', slug: article.href.slice('/blog/'.length) })
  const named = paths.filter((path) => !path.startsWith('/sitemaps'))
  await expect.poll(() => pathsShowing(request, 'After: a unique title', named)).toEqual(named)
})

async function expectAt(request: APIRequestContext, { href }: Article, expected: string[], paths = expected) {
  await expect.poll(() => pathsShowing(request, href, paths)).toEqual(expected)
}

async function status(request: APIRequestContext, { href }: Article): Promise<number> {
  return (await request.get(href, { maxRedirects: 0 })).status()
}
