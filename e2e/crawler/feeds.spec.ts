import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import type { APIRequestContext } from 'playwright/test'
import { expect, test } from 'playwright/test'
import { xmlErrors } from '#test/xml.ts'
import { HOSTILE_TITLE, SECRET, seeded } from '../support/seeded.ts'
import { siteUrl } from '../support/site.ts'

type Entry = { title: string; url: string; html: string }

for (const under of ['', seeded.tag, seeded.byline]) {
  for (const [file, type, read] of [
    ['feed.xml', 'application/rss+xml', readRss],
    ['atom.xml', 'application/atom+xml', readAtom],
    ['feed.json', 'application/feed+json', readJson],
  ] as const) {
    const path = `${under}/${file}`

    test(`${path} is a full-text feed with absolute URLs`, async ({ request }) => {
      const response = await request.get(path)
      expect(response.headers()['content-type']).toContain(type)
      const text = await response.text()
      if (file.endsWith('.xml')) expect(await xmlErrors(text)).toEqual([])
      const { self, entries } = read(text)
      expect(self).toBe(`${siteUrl}${path}`)
      expect(entries.length).toBeGreaterThan(0)
      for (const { url, html } of entries) {
        expect(url).toMatch(new RegExp(`^${siteUrl}/blog/[a-z0-9-]+$`))
        expect(html).not.toMatch(/\s(href|src|srcset|poster)="(?!https?:|mailto:|#)/)
        for (const [, id] of html.matchAll(/\shref="#([^"]+)"/g)) expect(html).toContain(` id="${id}"`)
      }
      expect(entries).toContainEqual({
        title: 'Every element',
        url: `${siteUrl}${seeded.whole}`,
        html: expect.stringMatching(/A sentence with a note[\s\S]*The text of the first note\./),
      })
      expect(text).not.toContain(SECRET)
    })
  }
}

for (const [path, read] of [
  ['/feed.xml', readRss],
  ['/atom.xml', readAtom],
  ['/feed.json', readJson],
] as const) {
  test(`${path} escapes markup in a title`, async ({ request }) => {
    const { entries } = read(await (await request.get(path)).text())
    expect(entries.map(({ title }) => title)).toContain(HOSTILE_TITLE)
  })
}

test('two requests return the same bytes', async ({ request }) => {
  for (const path of ['/feed.xml', '/atom.xml', '/feed.json', '/sitemap.xml', '/sitemaps/1.xml']) {
    const [first, second] = [await body(request, path), await body(request, path)]
    expect(first.equals(second), path).toBe(true)
  }
})

async function body(request: APIRequestContext, path: string) {
  return (await request.get(path)).body()
}

function readRss(text: string) {
  const { atom, items = [] } = parseRssFeed(text)
  const entries = items.map(({ title = '', link = '', content }) => ({
    title,
    url: link,
    html: content?.encoded ?? '',
  }))
  return { self: atom?.links?.find(({ rel }) => rel === 'self')?.href, entries }
}

function readAtom(text: string) {
  const { links = [], entries = [] } = parseAtomFeed(text)
  return {
    self: links.find(({ rel }) => rel === 'self')?.href,
    entries: entries.map(
      (entry): Entry => ({
        title: entry.title?.value ?? '',
        url: entry.links?.[0]?.href ?? '',
        html: entry.content?.value ?? '',
      }),
    ),
  }
}

function readJson(text: string) {
  const { feed_url: self, items = [] } = parseJsonFeed(text)
  const entries = items.map(
    ({ title = '', url = '', content_html: html = '' }): Entry => ({ title, url, html }),
  )
  return { self, entries }
}
