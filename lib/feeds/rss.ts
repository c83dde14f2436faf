import { element, textElement, writeXml } from '#lib/core/xml.ts'
import type { Feed, FeedEntry } from '#lib/feeds/views.ts'

/** RSS 2.0 with full content (https://www.rssboard.org/rss-specification and its profile). */
export function writeRss(feed: Feed): string {
  const channel = element(
    'channel',
    {},
    element('title', {}, feed.title),
    element('link', {}, feed.home),
    element('description', {}, feed.description),
    element('language', {}, feed.language),
    element('lastBuildDate', {}, feed.updated.toUTCString()),
    element('atom:link', { rel: 'self', type: 'application/rss+xml', href: feed.self.rss }),
    feed.logo && logo(feed, feed.logo),
    ...feed.entries.map(item),
  )
  return writeXml(element('rss', { version: '2.0', ...NAMESPACES }, channel))
}

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
}

// The RSS profile requires the channel's title and link here again.
function logo({ title, home }: Feed, address: string) {
  const [url, name, link] = [
    element('url', {}, address),
    element('title', {}, title),
    element('link', {}, home),
  ]
  return element('image', {}, url, name, link)
}

// RSS's own <author> must be an e-mail address; dc:creator may be a name.
function item(entry: FeedEntry) {
  return element(
    'item',
    {},
    element('title', {}, entry.title),
    element('link', {}, entry.url),
    element('guid', { isPermaLink: 'false' }, entry.id),
    element('pubDate', {}, entry.published.toUTCString()),
    ...entry.authors.map(({ name }) => element('dc:creator', {}, name)),
    ...entry.tags.map(({ name }) => element('category', {}, name)),
    textElement('description', entry.summary),
    textElement('content:encoded', entry.html),
    entry.image && image(entry.image),
  )
}

function image({ src, width, height, alt }: NonNullable<FeedEntry['image']>) {
  const description = textElement('media:description', alt)
  return element('media:content', { url: src, medium: 'image', width, height }, description)
}
