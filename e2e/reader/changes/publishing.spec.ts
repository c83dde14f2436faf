import type { APIRequestContext } from 'playwright/test'
import { expect, test } from 'playwright/test'
import { publicationItself as editor } from '#lib/auth/viewer.ts'
import { createByline } from '#lib/bylines/creating.ts'
import { restorePost, trashPost, unpublishPost, withdrawPost } from '#lib/posts/removing.ts'
import { type Article, publishArticle, republish } from '../../support/editing.ts'
import { placesOf, placesShowing } from '../../support/places.ts'

let count = 0

// Each test has its own tag and byline, so that none disturbs another.
async function publishAlone(title: string) {
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
  return { article, places: placesOf(`/tags/on-${slug}`, `/authors/by-${slug}`) }
}

test('a published article is everywhere at once', async ({ request }) => {
  const { article, places } = await publishAlone('Published')
  await expectAt(request, article, places)
  expect(await status(request, article)).toBe(200)
})

test('a new address takes the place of the old one everywhere, and the old one leads to it', async ({
  request,
}) => {
  const { article, places } = await publishAlone('Moved')
  const moved = await republish(article, { slug: `${article.href.slice('/blog/'.length)}-elsewhere` })
  await expectAt(request, moved, places)
  await expectAt(request, article, [], places)
  const response = await request.get(article.href, { maxRedirects: 0 })
  expect(response.status()).toBe(308)
  expect(response.headers().location).toBe(moved.href)
})

test('an address that comes back leads nowhere else', async ({ request }) => {
  const { article, places } = await publishAlone('Returned')
  const moved = await republish(article, { slug: `${article.href.slice('/blog/'.length)}-elsewhere` })
  const back = await republish(moved, { slug: article.href.slice('/blog/'.length) })
  expect(back.href).toBe(article.href)
  await expectAt(request, article, places)
  await expect.poll(() => status(request, moved)).toBe(308)
  expect(await status(request, article)).toBe(200)
})

test('an unpublished article is nowhere at once', async ({ request }) => {
  const { article, places } = await publishAlone('Unpublished')
  await expectAt(request, article, places)
  await unpublishPost(editor, article.postId)
  await expectAt(request, article, [], places)
  expect(await status(request, article)).toBe(404)
})

test('an article in the trash is nowhere, and comes back only as a draft', async ({ request }) => {
  const { article, places } = await publishAlone('Trashed')
  await trashPost(editor, article.postId)
  await expectAt(request, article, [], places)
  await restorePost(editor, article.postId)
  expect(await status(request, article)).toBe(404)
})

test('a withdrawn article is nowhere, and its address says that it is gone', async ({ request }) => {
  const { article, places } = await publishAlone('Withdrawn')
  await expectAt(request, article, places)
  await withdrawPost(editor, article.postId)
  await expectAt(request, article, [], places)
  expect(await status(request, article)).toBe(410)
})

test('a changed title is the title everywhere', async ({ request }) => {
  const { article, places } = await publishAlone('Before')
  await expectAt(request, article, places)
  await republish(article, { title: 'After: a title nobody had', slug: article.href.slice('/blog/'.length) })
  const named = places.filter((place) => !place.startsWith('/sitemaps'))
  await expect.poll(() => placesShowing(request, 'After: a title nobody had', named)).toEqual(named)
})

async function expectAt(
  request: APIRequestContext,
  { href }: Article,
  expected: string[],
  places = expected,
) {
  await expect.poll(() => placesShowing(request, href, places)).toEqual(expected)
}

async function status(request: APIRequestContext, { href }: Article): Promise<number> {
  return (await request.get(href, { maxRedirects: 0 })).status()
}
