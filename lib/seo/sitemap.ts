import { element, textElement, writeXml } from '#lib/core/xml.ts'
import type { SitemapEntry } from '#lib/published/views.ts'
import { absolute } from '#lib/urls/origin.ts'

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const IMAGE = 'http://www.google.com/schemas/sitemap-image/1.1'

/** The sitemap index (https://www.sitemaps.org/protocol.html#index). */
export function writeSitemapIndex(files: number): string {
  const paths = Array.from({ length: files }, (_, index) => `/sitemaps/${index + 1}.xml`)
  const sitemaps = paths.map((path) => element('sitemap', {}, location(path)))
  return writeXml(element('sitemapindex', { xmlns: SITEMAP }, ...sitemaps))
}

/** One sitemap file. `entries` must not be empty: the schema requires at least one URL. */
export function writeSitemap(entries: SitemapEntry[]): string {
  return writeXml(element('urlset', { xmlns: SITEMAP, 'xmlns:image': IMAGE }, ...entries.map(entry)))
}

function entry({ path, modifiedAt, images }: SitemapEntry) {
  const elements = images.map((image) =>
    element('image:image', {}, element('image:loc', {}, absolute(image))),
  )
  return element('url', {}, location(path), textElement('lastmod', modifiedAt?.toISOString()), ...elements)
}

function location(path: string) {
  return element('loc', {}, absolute(path))
}
