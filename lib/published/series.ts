import { db } from '#lib/db/client.ts'
import { cardSelect, toCard } from '#lib/published/cards.ts'
import { live } from '#lib/published/live.ts'
import type { SeriesView } from '#lib/published/views.ts'
import { seriesPath } from '#lib/urls/paths.ts'
import type { Prisma } from '#prisma/client.ts'

export const MAX_PARTS = 500

/** A series with its live articles in order; null when none is live. */
export async function getSeries(slug: string): Promise<SeriesView | null> {
  const row = await db().series.findFirst({
    where: { slug, posts: { some: live('article') } },
    select: {
      slug: true,
      title: true,
      description: true,
      posts: { where: live('article'), orderBy: inOrder, take: MAX_PARTS, select: cardSelect },
    },
  })
  if (!row) return null
  const { title, description, posts } = row
  return { slug, href: seriesPath(slug), title, description, parts: posts.map(toCard) }
}

/** Parts without a number come last, oldest first. */
const inOrder = [
  { seriesPart: { sort: 'asc', nulls: 'last' } },
  { publishedAt: 'asc' },
  { id: 'asc' },
] satisfies Prisma.PostOrderByWithRelationInput[]
