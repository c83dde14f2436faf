import { Prisma } from '#prisma/client.ts'
import type { PostKind } from '#prisma/enums.ts'

/**
 * Filter for posts that are live now. A database constraint keeps trashed and withdrawn posts from having a live
 * revision.
 */
export function live(kind?: PostKind) {
  return {
    kind,
    liveRevisionId: { not: null },
    publishedAt: { lte: new Date() },
  } satisfies Prisma.PostWhereInput
}

/** Filter for the join rows of a tag or byline whose article is live now. */
export function isListed() {
  return { listedAt: { lte: new Date() } }
}

/**
 * The filter `live` in SQL, for the alias `post`. It uses statement_timestamp() because in a transaction that waited
 * for a lock, `now()` is its start, which is before the publication it waited for.
 */
export const isLive = Prisma.sql`post.live_revision_id IS NOT NULL AND post.published_at <= statement_timestamp()`

/** Newest first; the identifier breaks ties. */
export const newestFirst = [
  { publishedAt: 'desc' },
  { id: 'desc' },
] satisfies Prisma.PostOrderByWithRelationInput[]
