import { db } from '#lib/db/client'
import { cardSelect, toCard } from '#lib/posts/cards'
import { live, newestFirst } from '#lib/posts/live'
import type { FeedItem } from '#lib/posts/views'
import type { Prisma } from '#prisma/client'

/** The newest articles in full, of everything or of one tag or byline (slugs). At most 100. */
export async function listFeedItems(query: {
  limit: number
  tag?: string
  byline?: string
}): Promise<FeedItem[]> {
  const rows = await db().post.findMany({
    where: {
      ...live('article'),
      ...(query.tag !== undefined && { tags: { some: { tag: { slug: query.tag } } } }),
      ...(query.byline !== undefined && { bylines: { some: { byline: { slug: query.byline } } } }),
    },
    orderBy: newestFirst,
    take: Math.min(query.limit, 100),
    select: feedSelect,
  })
  return rows.map((row) => ({
    ...toCard(row),
    html: row.liveRevision?.rendering?.html ?? '',
    revisedAt: row.revisedAt,
  }))
}

const feedSelect = {
  ...cardSelect,
  revisedAt: true,
  liveRevision: {
    select: { ...cardSelect.liveRevision.select, rendering: { select: { minutes: true, html: true } } },
  },
} satisfies Prisma.PostSelect
