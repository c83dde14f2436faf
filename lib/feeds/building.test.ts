import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { expect, test } from 'vitest'
import { writeAtom } from '#lib/feeds/atom.ts'
import { buildFeed } from '#lib/feeds/building.ts'
import { writeJsonFeed } from '#lib/feeds/json.ts'
import { writeRss } from '#lib/feeds/rss.ts'
import type { FeedItem } from '#lib/published/views.ts'
import { defaultSettings } from '#lib/settings/defaults.ts'
import { sampleArticle as article } from '#test/article.ts'
import { xmlErrors } from '#test/xml.ts'

const origin = 'http://localhost:3000'
const subject = { title: 'LLM.info', description: 'About models', path: '/' }
const hostile = '<b>"Tags" & ]]> \u0000\u0008\uFFFF</b>'
const readable = '<b>"Tags" & ]]> </b>'

function feedOf(...items: FeedItem[]) {
  return buildFeed(defaultSettings, subject, items)
}

test('RSS carries the whole article', () => {
  const { items, ...channel } = parseRssFeed(writeRss(feedOf(article)))
  expect(channel).toMatchObject({ title: 'LLM.info', link: `${origin}/`, language: 'en' })
  expect(channel.atom?.links?.[0]).toMatchObject({ rel: 'self', href: `${origin}/feed.xml` })
  expect(items?.[0]).toMatchObject({
    title: 'Attention',
    link: `${origin}/blog/attention`,
    description: 'What heads look at',
    pubDate: 'Tue, 05 May 2026 09:30:00 GMT',
    dc: { creators: ['Ada', 'LLM.info Team'] },
    categories: [{ name: 'Models' }],
    media: { contents: [{ url: `${origin}/media/c.webp`, medium: 'image', width: 1200 }] },
  })
})

test('Atom carries the whole article', () => {
  const feed = parseAtomFeed(writeAtom(feedOf(article)))
  expect(feed.links).toContainEqual(expect.objectContaining({ rel: 'self', href: `${origin}/atom.xml` }))
  expect(feed.updated).toBe('2026-06-01T00:00:00.000Z')
  expect(feed.entries?.[0]).toMatchObject({
    title: { value: 'Attention' },
    published: '2026-05-05T09:30:00.000Z',
    updated: '2026-06-01T00:00:00.000Z',
    authors: [{ name: 'Ada' }, { name: 'LLM.info Team' }],
  })
})

test('JSON Feed carries the whole article', () => {
  const feed = parseJsonFeed(writeJsonFeed(feedOf(article)))
  expect(feed.feed_url).toBe(`${origin}/feed.json`)
  expect(feed.items?.[0]).toMatchObject({
    title: 'Attention',
    url: `${origin}/blog/attention`,
    image: `${origin}/media/c.webp`,
    authors: [{ name: 'Ada' }, { name: 'LLM.info Team' }],
    tags: ['Models'],
  })
})

test('the logo is in each format’s own element', async () => {
  const logo = { id: 'a', src: '/media/l.png', width: 400, height: 100, sources: { avif: null, webp: null } }
  const feed = buildFeed({ ...defaultSettings, logo }, subject, [article])
  const url = `${origin}/media/l.png`
  expect(parseRssFeed(writeRss(feed)).image).toMatchObject({ url, title: 'LLM.info', link: `${origin}/` })
  expect(parseAtomFeed(writeAtom(feed)).logo).toBe(url)
  expect(parseJsonFeed(writeJsonFeed(feed)).icon).toBe(url)
})

test('every address in the text is complete, in every form', () => {
  const feed = feedOf(article)
  const texts = [
    parseRssFeed(writeRss(feed)).items?.[0]?.content?.encoded,
    parseAtomFeed(writeAtom(feed)).entries?.[0]?.content,
    parseJsonFeed(writeJsonFeed(feed)).items?.[0]?.content_html,
  ]
  for (const text of texts) {
    const html = typeof text === 'string' ? text : text?.value
    expect(html).toContain(`href="${origin}/blog/attention#fn"`)
    expect(html).toContain(`srcset="${origin}/media/a-640.webp 640w"`)
    expect(html).toContain(`<img src="${origin}/media/c.webp" alt="A &quot;grid&quot;"`)
    expect(html).toContain('<figcaption>Heads &amp; tails</figcaption>')
    expect(html).not.toMatch(/(href|src|srcset)="[/#]/)
  }
})

test('hostile text stays text and never breaks a feed', async () => {
  const feed = feedOf({
    ...article,
    title: hostile,
    summary: hostile,
    tags: [{ slug: 'x', name: hostile }],
    bylines: [{ slug: 'x', name: hostile, avatar: null }],
    html: `<p>]]&gt; ${hostile}</p>`,
  })
  expect(await xmlErrors(writeRss(feed))).toEqual([])
  expect(await xmlErrors(writeAtom(feed))).toEqual([])
  const rss = parseRssFeed(writeRss(feed)).items?.[0]
  expect(rss).toMatchObject({ title: readable, description: readable, categories: [{ name: readable }] })
  expect(rss?.content?.encoded).toContain('<p>]]&gt; <b>')
  expect(parseAtomFeed(writeAtom(feed)).entries?.[0]).toMatchObject({
    title: { value: readable },
    summary: { value: readable },
  })
  expect(parseJsonFeed(writeJsonFeed(feed)).items?.[0]?.title).toBe(hostile)
})

test('the identifier is an address that outlives slug, title and host', () => {
  const moved = { ...article, slug: 'heads', href: '/blog/heads', title: 'Heads' }
  const [before, after] = [article, moved].map((item) => feedOf(item).entries[0]?.id)
  expect(before).toBe('urn:uuid:65f00000-aaaa-8aaa-8aaa-aaaaaa000000')
  expect(after).toBe(before)
})

test('the same articles give the same bytes', () => {
  expect(writeRss(feedOf(article))).toBe(writeRss(feedOf({ ...article })))
  expect(writeAtom(feedOf(article))).toBe(writeAtom(feedOf({ ...article })))
})

test('a feed without articles is still a feed', () => {
  expect(parseRssFeed(writeRss(feedOf())).title).toBe('LLM.info')
  expect(parseAtomFeed(writeAtom(feedOf())).updated).toMatch(/T00:00:00\.000Z$/)
  expect(parseJsonFeed(writeJsonFeed(feedOf())).title).toBe('LLM.info')
})
