import { expect, test } from 'playwright/test'
import { addressesOn, type Crawl, crawl, isPage } from '../support/crawl.ts'
import { type Document, values } from '../support/document.ts'
import { SECRET, seeded } from '../support/seeded.ts'
import { siteUrl } from '../support/site.ts'

test.describe.configure({ mode: 'default' })

// Not indexed.
const SEARCH = '/search'

let found: Crawl
let pages: Document[]

test.beforeAll(async ({ playwright }) => {
  test.setTimeout(60_000)
  const request = await playwright.request.newContext({ baseURL: siteUrl })
  found = await crawl(request)
  pages = [...found.values()].filter(isPage).filter(({ path }) => path !== SEARCH)
  await request.dispose()
})

test('every linked URL responds with 200, without a redirect', () => {
  const broken = [...found.values()].filter(({ status }) => status !== 200)
  expect(broken.map(({ path, status }) => `${path} ${status}`)).toEqual([])
  expect(found.size).toBeGreaterThan(40)
})

test('every linked fragment exists', () => {
  const named = pages.flatMap(addressesOn).filter(({ origin, hash }) => origin === siteUrl && hash.length > 1)
  const missing = named.filter(({ pathname, hash }) => {
    const ids = found.get(pathname)?.body.map(({ attributes }) => attributes.id)
    return !ids?.includes(decodeURIComponent(hash.slice(1)))
  })
  expect(missing.map(({ href }) => href)).toEqual([])
})

test('every page is its own canonical URL, and titles are unique', () => {
  for (const { path, head } of pages)
    expect(values(head, 'link', 'href', { rel: 'canonical' }), path).toEqual([new URL(path, siteUrl).href])
  const titles = pages.map(({ head }) => head.find(({ name }) => name === 'title')?.text)
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
})

test('the sitemap lists every page except the later pages of lists', async ({ request }) => {
  const sitemap = await (await request.get('/sitemaps/1.xml')).text()
  const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(
    ([, address]) => new URL(address ?? '').pathname,
  )
  const linked = pages.map(({ path }) => path).filter((path) => !/\/page\/\d+$/.test(path))
  expect(listed.toSorted()).toEqual(linked.toSorted())
})

test('every article is in the article list and in the archive', () => {
  const articles = pages.map(({ path }) => path).filter((path) => /^\/blog\/[^/]+$/.test(path))
  const lists = pages.filter(({ path }) => /^\/blog(\/page\/\d+)?$/.test(path))
  expect(articles).toContain(seeded.whole)
  for (const parts of [lists, pages.filter(({ path }) => path === '/archive')]) {
    const links = new Set(parts.flatMap(({ body }) => values(body, 'a', 'href')))
    expect(articles.filter((path) => !links.has(path))).toEqual([])
  }
})

test('drafts and withdrawn articles appear nowhere', () => {
  for (const { path, html } of found.values()) expect(html.includes(SECRET), path).toBe(false)
  expect(found.has(seeded.withdrawn)).toBe(false)
})
