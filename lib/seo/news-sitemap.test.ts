import { expect, test } from 'vitest'
import { writeNewsSitemap } from '#lib/seo/news-sitemap.ts'
import { defaultSettings } from '#lib/settings/defaults.ts'

const item = { href: '/blog/a', title: 'A & B', publishedAt: new Date('2026-05-05T09:30:00Z') }

test('an article has its address, publication, date and title', () => {
  const xml = writeNewsSitemap(defaultSettings, [item])
  expect(xml).toContain('<loc>http://localhost:3000/blog/a</loc>')
  expect(xml).toContain('<news:name>LLM.info</news:name><news:language>en</news:language>')
  expect(xml).toContain('<news:publication_date>2026-05-05T09:30:00.000Z</news:publication_date>')
  expect(xml).toContain('<news:title>A &amp; B</news:title>')
})

test.each([
  ['pt-BR', 'pt'],
  ['zh', 'zh-cn'],
  ['zh-TW', 'zh-tw'],
  ['zh-Hant-HK', 'zh-tw'],
])('%s is %s there', (language, code) => {
  expect(writeNewsSitemap({ ...defaultSettings, language }, [item])).toContain(
    `<news:language>${code}</news:language>`,
  )
})
