import { expect, test } from 'playwright/test'
import { sitemapErrors, sitemapIndexErrors } from '#test/xml.ts'
import { siteUrl } from '../support/site.ts'

test('the sitemap index is valid and lists existing files', async ({ request }) => {
  const index = await (await request.get('/sitemap.xml')).text()
  expect(await sitemapIndexErrors(index)).toEqual([])
  const files = [...index.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address ?? '')
  expect(files).toEqual([`${siteUrl}/sitemaps/1.xml`])
})

test('the sitemap is valid, with dates and images', async ({ request }) => {
  const response = await request.get('/sitemaps/1.xml')
  expect(response.headers()['content-type']).toContain('application/xml')
  const sitemap = await response.text()
  expect(await sitemapErrors(sitemap)).toEqual([])
  expect(sitemap).toMatch(/<lastmod>20\d\d-\d\d-\d\dT/)
  expect(sitemap).not.toContain('<lastmod>1970')
  expect(sitemap).toContain(`<image:loc>${siteUrl}/media/`)
})
