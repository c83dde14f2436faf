import { excerpt } from '#lib/core/excerpt.ts'
import { db } from '#lib/db/client.ts'
import { cardSelect, toCard } from '#lib/published/cards.ts'
import { live } from '#lib/published/live.ts'
import { inOrder, queryNewestIds } from '#lib/published/query-ids.ts'
import type { FeedItem } from '#lib/published/views.ts'
import type { Prisma } from '#prisma/client.ts'

/** The newest articles in full, optionally of one tag or byline (slugs), each with a summary. At most 100. */
export async function listFeedItems(query: {
  limit: number
  tag?: string
  byline?: string
}): Promise<FeedItem[]> {
  const ids = await queryNewestIds(query, Math.min(query.limit, 100))
  const rows = await db().post.findMany({
    where: { ...live(), id: { in: ids } },
    take: ids.length,
    select: feedSelect,
  })
  return inOrder(ids, rows).map((row) => {
    const card = toCard(row)
    const { html = '', text = '' } = row.liveRevision?.rendering ?? {}
    return { ...card, summary: card.summary || excerpt(text) || card.title, html, revisedAt: row.revisedAt }
  })
}

const feedSelect = {
  ...cardSelect,
  revisedAt: true,
  liveRevision: {
    select: {
      ...cardSelect.liveRevision.select,
      rendering: { select: { minutes: true, html: true, text: true } },
    },
  },
} satisfies Prisma.PostSelect
