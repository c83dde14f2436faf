import { element, textElement, writeXml } from '#lib/core/xml.ts'
import type { Credit, Feed, FeedEntry } from '#lib/feeds/views.ts'

/** Atom 1.0 with full content (RFC 4287). */
export function writeAtom(feed: Feed): string {
  const root = element(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language },
    element('title', {}, feed.title),
    element('subtitle', {}, feed.description),
    element('id', {}, feed.self.atom),
    element('link', { rel: 'self', type: 'application/atom+xml', href: feed.self.atom }),
    element('link', { rel: 'alternate', type: 'text/html', href: feed.home }),
    element('updated', {}, feed.updated.toISOString()),
    textElement('logo', feed.logo ?? undefined),
    author(feed.publisher),
    ...feed.entries.map(entryElement),
  )
  return writeXml(root)
}

function entryElement(entry: FeedEntry) {
  return element(
    'entry',
    {},
    element('title', {}, entry.title),
    element('id', {}, entry.id),
    element('link', { rel: 'alternate', type: 'text/html', href: entry.url }),
    element('published', {}, entry.published.toISOString()),
    element('updated', {}, entry.updated.toISOString()),
    ...entry.authors.map(author),
    ...entry.tags.map(({ name }) => element('category', { term: name })),
    textElement('summary', entry.summary),
    element('content', { type: 'html' }, entry.html),
  )
}

function author({ name, url }: Credit) {
  return element('author', {}, element('name', {}, name), element('uri', {}, url))
}
