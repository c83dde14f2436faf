import { expect, test } from 'playwright/test'
import { fetchDocument, metas, values } from '../support/document.ts'
import { kinds, livingKinds } from '../support/kinds.ts'
import { seeded } from '../support/seeded.ts'
import { siteUrl } from '../support/site.ts'

for (const { name, path } of livingKinds) {
  test(`the head of ${name} has one title, description and canonical URL`, async ({ request }) => {
    const { head } = await fetchDocument(request, path)
    const address = new URL(path, siteUrl).href
    expect(head.filter((tag) => tag.name === 'title')).toHaveLength(1)
    expect(metas(head, 'description')).toEqual([expect.stringMatching(/\S{2,}/)])
    expect(values(head, 'link', 'href', { rel: 'canonical' })).toEqual([address])
    expect(metas(head, 'og:url')).toEqual([address])
    for (const key of ['og:title', 'og:description', 'og:type', 'og:site_name', 'twitter:card'])
      expect(metas(head, key), key).toHaveLength(1)
    expect(metas(head, 'robots').join()).not.toContain('noindex')
  })

  test(`${name} links to the publication's feed`, async ({ request }) => {
    const { head } = await fetchDocument(request, path)
    const feeds = values(head, 'link', 'href', { rel: 'alternate', type: 'application/rss+xml' })
    expect(feeds).toContain(`${siteUrl}/feed.xml`)
  })
}

for (const { name, path } of kinds) {
  test(`the body of ${name} contains no head elements`, async ({ request }) => {
    const { body } = await fetchDocument(request, path)
    expect(body.filter((tag) => ['title', 'meta', 'link', 'base'].includes(tag.name))).toEqual([])
    expect(values(body, 'script', 'type', { type: 'application/ld+json' })).toEqual([])
  })
}

for (const path of [seeded.tag, seeded.byline]) {
  test(`${path} links to its own feed first`, async ({ request }) => {
    const { head } = await fetchDocument(request, path)
    const feeds = values(head, 'link', 'href', { rel: 'alternate', type: 'application/rss+xml' })
    expect(feeds[0]).toBe(`${siteUrl}${path}/feed.xml`)
  })
}

test('an article has Open Graph metadata for date, author and section', async ({ request }) => {
  const { head } = await fetchDocument(request, seeded.whole)
  expect(metas(head, 'og:type')).toEqual(['article'])
  expect(metas(head, 'article:published_time')).toEqual(['2026-05-05T09:30:00.000Z'])
  expect(metas(head, 'article:author')).toEqual([`${siteUrl}${seeded.byline}`])
  expect(metas(head, 'article:section')).toEqual(['Proof sheets'])
})

test('missing and withdrawn pages are not indexed', async ({ request }) => {
  for (const path of ['/no-such-page', seeded.withdrawn]) {
    const { head } = await fetchDocument(request, path)
    expect(metas(head, 'robots').join()).toContain('noindex')
    expect(values(head, 'link', 'href', { rel: 'canonical' })).toEqual([])
  }
})

test('X-Forwarded-Host does not end up in URLs', async ({ playwright }) => {
  const other = await playwright.request.newContext({
    extraHTTPHeaders: { 'X-Forwarded-Host': 'evil.example' },
  })
  const { html } = await fetchDocument(other, `${siteUrl}/`)
  expect(html).not.toContain('evil.example')
  await other.dispose()
})
