import { element, writeElement } from '#lib/core/xml.ts'
import { portableHtml } from '#lib/feeds/portable-html.ts'
import type { Feed, FeedEntry, FeedFormat } from '#lib/feeds/views.ts'
import type { ResponsiveImage } from '#lib/media/views.ts'
import type { FeedItem } from '#lib/published/views.ts'
import type { Settings } from '#lib/settings/views.ts'
import { absolute } from '#lib/urls/origin.ts'
import { bylinePath, tagPath } from '#lib/urls/paths.ts'

/** The subject of a feed: the whole site (path /), a tag or a byline. */
export type FeedSubject = { title: string; description: string; path: string }

export function buildFeed(settings: Settings, subject: FeedSubject, items: FeedItem[]): Feed {
  const entries = items.map(buildEntry)
  return {
    title: subject.title,
    description: subject.description || settings.description || settings.tagline || subject.title,
    language: settings.language,
    home: absolute(subject.path),
    self: feedUrls(subject.path),
    publisher: { name: settings.name, url: absolute('/') },
    logo: settings.logo && absolute(settings.logo.src),
    updated: latest(entries) ?? startOfToday(),
    entries,
  }
}

/** The feed URLs of a page. */
export function feedUrls(path: string): Record<FeedFormat, string> {
  const base = path === '/' ? '' : path
  return {
    rss: absolute(`${base}/feed.xml`),
    atom: absolute(`${base}/atom.xml`),
    json: absolute(`${base}/feed.json`),
  }
}

function buildEntry(item: FeedItem): FeedEntry {
  const url = absolute(item.href)
  const image = item.cover && { ...item.cover, src: absolute(item.cover.src) }
  return {
    id: permanentId(item.id),
    url,
    title: item.title,
    summary: item.summary,
    html: (image ? figure(image) : '') + portableHtml(item.html, { page: url, prefix: `${item.id}-` }),
    image,
    published: item.publishedAt,
    updated: item.revisedAt ?? item.publishedAt,
    authors: item.bylines.map(({ name, slug }) => ({ name, url: absolute(bylinePath(slug)) })),
    tags: item.tags.map(({ name, slug }) => ({ name, url: absolute(tagPath(slug)) })),
  }
}

// The post's 96-bit identifier as a version 8 UUID (RFC 9562, 5.8): it never changes, wherever the post moves.
function permanentId(id: string): string {
  const part = (start: number, end: number) => id.slice(start, end)
  return `urn:uuid:${part(0, 8)}-${part(8, 12)}-8${part(12, 15)}-8${part(15, 18)}-${part(18, 24)}000000`
}

function figure({ src, alt, width, height, caption }: ResponsiveImage): string {
  const image = element('img', { src, alt, width, height })
  return writeElement(element('figure', {}, image, caption && element('figcaption', {}, caption)))
}

function latest(entries: FeedEntry[]): Date | undefined {
  return entries.map((entry) => entry.updated).sort((a, b) => b.getTime() - a.getTime())[0]
}

function startOfToday(): Date {
  return new Date(new Date().toISOString().slice(0, 10))
}
