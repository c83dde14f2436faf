import { buildFeed } from '#lib/feeds/building.ts'
import type { Feed } from '#lib/feeds/views.ts'
import { getByline } from '#lib/published/bylines.ts'
import { listFeedItems } from '#lib/published/feeding.ts'
import { getTag } from '#lib/published/tags.ts'
import { getSettings } from '#lib/settings/reading.ts'
import { bylinePath, tagPath } from '#lib/urls/paths.ts'

// Items per feed, in full: a month of a busy site, about 100 kB compressed.
const LENGTH = 20

/** The newest articles of the site. */
export async function getSiteFeed(): Promise<Feed> {
  const [settings, items] = await Promise.all([getSettings(), listFeedItems({ limit: LENGTH })])
  return buildFeed(settings, { title: settings.name, description: settings.description, path: '/' }, items)
}

/** The newest articles of a tag; null when there are none. */
export async function getTagFeed(slug: string): Promise<Feed | null> {
  const query = { limit: LENGTH, tag: slug }
  const [settings, tag, items] = await Promise.all([getSettings(), getTag(slug), listFeedItems(query)])
  if (!tag) return null
  const title = `${tag.name} · ${settings.name}`
  return buildFeed(settings, { title, description: tag.description, path: tagPath(slug) }, items)
}

/** The newest articles of a byline; null when there are none. */
export async function getBylineFeed(slug: string): Promise<Feed | null> {
  const query = { limit: LENGTH, byline: slug }
  const [settings, byline, items] = await Promise.all([getSettings(), getByline(slug), listFeedItems(query)])
  if (!byline) return null
  const title = `${byline.name} · ${settings.name}`
  return buildFeed(settings, { title, description: byline.bio, path: bylinePath(slug) }, items)
}
