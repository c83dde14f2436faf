import { expect, test } from 'playwright/test'
import { fetchDocument, values } from '../support/document.ts'
import { SECRET, seeded } from '../support/seeded.ts'
import { siteUrl } from '../support/site.ts'

test('an article links to its Markdown: front matter and text', async ({ request }) => {
  const { head } = await fetchDocument(request, seeded.whole)
  const links = values(head, 'link', 'href', { rel: 'alternate', type: 'text/markdown' })
  expect(links).toEqual([`${siteUrl}${seeded.whole}.md`])
  const response = await request.get(`${seeded.whole}.md`)
  expect(response.headers()['content-type']).toBe('text/markdown; charset=utf-8')
  expect(await response.text()).toMatch(/^---\ntitle: Every element\n[\s\S]*\n---\n\n\S/)
})

test('the Markdown of a moved, withdrawn or missing article responds like its page', async ({ request }) => {
  const moved = await request.get(`${seeded.movedFrom}.md`, { maxRedirects: 0 })
  expect(moved.status()).toBe(308)
  expect(moved.headers().location).toBe(`${seeded.movedTo}.md`)
  expect((await request.get(`${seeded.withdrawn}.md`)).status()).toBe(410)
  expect((await request.get('/blog/no-such-article.md')).status()).toBe(404)
  expect((await request.get('/documents/markdown/every-element')).status()).toBe(404)
})

test('llms.txt lists the articles, and llms-full.txt contains them', async ({ request }) => {
  const contents = await (await request.get('/llms.txt')).text()
  expect(contents).toMatch(/^# LLM\.info\n\n> /)
  expect(contents).toContain(`](${siteUrl}${seeded.whole}.md)`)
  const whole = await request.get('/llms-full.txt')
  expect(whole.headers()['content-type']).toBe('text/plain; charset=utf-8')
  const text = await whole.text()
  expect(text).toContain('title: Every element')
  expect(text).not.toContain(SECRET)
})

test('the news sitemap has the news namespace and no old articles', async ({ request }) => {
  const response = await request.get('/news-sitemap.xml')
  expect(response.headers()['content-type']).toBe('application/xml; charset=utf-8')
  const xml = await response.text()
  expect(xml).toContain('xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"')
  expect(xml).not.toContain(`${siteUrl}${seeded.whole}<`)
})
