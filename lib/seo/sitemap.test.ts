import { expect, test } from 'vitest'
import { writeSitemap, writeSitemapIndex } from '#lib/seo/sitemap.ts'
import { sitemapErrors, sitemapIndexErrors } from '#test/xml.ts'

test('a sitemap names address, date and images, and follows the schema', async () => {
  const modifiedAt = new Date('2026-05-05T09:30:00Z')
  const xml = writeSitemap([{ path: '/blog/attention', modifiedAt, images: ['/media/a.webp'] }])
  expect(await sitemapErrors(xml)).toEqual([])
  expect(xml).toContain('<loc>http://localhost:3000/blog/attention</loc>')
  expect(xml).toContain('<lastmod>2026-05-05T09:30:00.000Z</lastmod>')
  expect(xml).toContain('<image:loc>http://localhost:3000/media/a.webp</image:loc>')
})

test('a page that never changed has no date', async () => {
  const xml = writeSitemap([{ path: '/', modifiedAt: null, images: [] }])
  expect(await sitemapErrors(xml)).toEqual([])
  expect(xml).not.toContain('lastmod')
})

test('the schema refuses a sitemap without addresses', async () => {
  expect(await sitemapErrors(writeSitemap([]))).not.toEqual([])
})

test('the index names every file and follows the schema', async () => {
  const xml = writeSitemapIndex(2)
  expect(await sitemapIndexErrors(xml)).toEqual([])
  expect(xml).toContain('<loc>http://localhost:3000/sitemaps/2.xml</loc>')
})
