import type { Feed, FeedEntry } from '#lib/feeds/views.ts'

/** JSON Feed 1.1 with full content (https://www.jsonfeed.org/version/1.1/). */
export function writeJsonFeed(feed: Feed): string {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.self.json,
    description: feed.description,
    language: feed.language,
    icon: feed.logo ?? undefined,
    authors: [feed.publisher],
    items: feed.entries.map(item),
  }
  return `${JSON.stringify(document)}\n`
}

function item(entry: FeedEntry) {
  return {
    id: entry.id,
    url: entry.url,
    title: entry.title,
    content_html: entry.html,
    summary: entry.summary || undefined,
    image: entry.image?.src,
    date_published: entry.published.toISOString(),
    date_modified: entry.updated.toISOString(),
    authors: entry.authors.length > 0 ? entry.authors : undefined,
    tags: entry.tags.length > 0 ? entry.tags.map(({ name }) => name) : undefined,
  }
}
