import { db } from '#lib/db/client.ts'
import { live, newestFirst } from '#lib/published/live.ts'
import { postPath } from '#lib/urls/paths.ts'

export type NewsItem = { href: string; title: string; publishedAt: Date }

const HOURS = 48
// Google's limit for a news sitemap.
const MAX_ITEMS = 1_000

/** Articles published in the last 48 hours, newest first. */
export async function listNews(): Promise<NewsItem[]> {
  const now = new Date()
  const rows = await db().post.findMany({
    where: {
      ...live('article'),
      publishedAt: { gte: new Date(now.getTime() - HOURS * 3_600_000), lte: now },
    },
    orderBy: newestFirst,
    take: MAX_ITEMS,
    select: { slug: true, publishedAt: true, liveRevision: { select: { title: true } } },
  })
  return rows.flatMap(({ slug, publishedAt, liveRevision }) =>
    slug && publishedAt && liveRevision
      ? [{ href: postPath('article', slug), title: liveRevision.title, publishedAt }]
      : [],
  )
}
