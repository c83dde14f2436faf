import { element, textElement, writeXml } from '#lib/core/xml.ts'
import type { NewsItem } from '#lib/published/news.ts'
import type { Settings } from '#lib/settings/views.ts'
import { absolute } from '#lib/urls/origin.ts'

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9'

/** Articles of the last two days, for news search engines. It may be empty. */
export function writeNewsSitemap({ name, language }: Settings, items: NewsItem[]): string {
  return writeXml(
    element(
      'urlset',
      { xmlns: SITEMAP, 'xmlns:news': NEWS },
      ...items.map(({ href, title, publishedAt }) =>
        element(
          'url',
          {},
          textElement('loc', absolute(href)),
          element(
            'news:news',
            {},
            element(
              'news:publication',
              {},
              textElement('news:name', name),
              textElement('news:language', codeOf(language)),
            ),
            textElement('news:publication_date', publishedAt.toISOString()),
            textElement('news:title', title),
          ),
        ),
      ),
    ),
  )
}

/** ISO 639, except for Chinese, which Google distinguishes by script. */
function codeOf(language: string): string {
  const { language: code, script } = new Intl.Locale(language).maximize()
  if (code !== 'zh') return code
  return script === 'Hant' ? 'zh-tw' : 'zh-cn'
}
