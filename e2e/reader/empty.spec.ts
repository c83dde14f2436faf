import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { sitemapErrors, sitemapIndexErrors } from '#test/xml.ts'
import { violationsOf } from '../support/axe.ts'
import { fetchDocument, metas, values } from '../support/document.ts'
import { type Publication, startPublication } from '../support/publication.ts'
import { port } from '../support/site.ts'
import { expect, test } from '../support/test.ts'

test.describe.configure({ mode: 'default' })

// Without SITE_URL and samples: a first start without configuration.
let empty: Publication

test.beforeAll(async () => {
  empty = await startPublication({ SAMPLE_CONTENT: 'false', PORT: String(port + 1) })
})

test.afterAll(async () => {
  await empty.stop()
})

for (const path of ['/', '/blog', '/tags', '/authors', '/archive']) {
  test(`${path} of an empty publication has no broken links`, async ({ request }) => {
    const { body } = await fetchDocument(request, empty.url + path)
    const inside = values(body, 'a', 'href').filter((href) => href.startsWith('/'))
    for (const href of new Set(inside)) expect((await request.get(empty.url + href)).status(), href).toBe(200)
  })

  test(`${path} of an empty publication shows an empty state`, async ({ page }) => {
    const response = await page.goto(empty.url + path)
    expect(response?.status()).toBe(200)
    const main = page.getByRole('main')
    await expect(main.getByText(/no .* yet|nothing .* yet/i)).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    expect(await main.textContent()).not.toMatch(/undefined|NaN|null|Invalid Date/)
    expect(await violationsOf(page)).toEqual([])
  })
}

test('the feeds and sitemaps of an empty publication are valid and empty', async ({ request }) => {
  const read = async (path: string) => (await request.get(empty.url + path)).text()
  expect(parseRssFeed(await read('/feed.xml')).items ?? []).toEqual([])
  expect(parseAtomFeed(await read('/atom.xml')).entries ?? []).toEqual([])
  expect(parseJsonFeed(await read('/feed.json')).items ?? []).toEqual([])
  expect(await sitemapIndexErrors(await read('/sitemap.xml'))).toEqual([])
  expect(await sitemapErrors(await read('/sitemaps/1.xml'))).toEqual([])
})

test('a publication without SITE_URL is not indexed', async ({ request }) => {
  for (const path of ['/', '/blog', '/archive']) {
    const { head } = await fetchDocument(request, empty.url + path)
    expect(metas(head, 'robots').join()).toContain('noindex')
  }
  for (const path of ['/feed.xml', '/sitemap.xml'])
    expect((await request.get(empty.url + path)).headers()['x-robots-tag']).toBe('noindex')
  expect(await (await request.get(`${empty.url}/robots.txt`)).text()).not.toContain('Sitemap:')
})
