import { Prisma } from '#prisma/client.ts'
import type { PostKind } from '#prisma/enums.ts'

/** What readers may see now. Trashed and withdrawn posts have no live revision: the database sees to that. */
export function live(kind?: PostKind) {
  return {
    kind,
    liveRevisionId: { not: null },
    publishedAt: { lte: new Date() },
  } satisfies Prisma.PostWhereInput
}

/** Live articles of a tag or a byline: those that its list has now. */
export function isListed() {
  return { listedAt: { lte: new Date() } }
}

/**
 * What `live` says, in SQL, for a table of posts called `post`. In a transaction that has waited, `now()` is the time it
 * began, before what it waited for was published.
 */
export const isLive = Prisma.sql`post.live_revision_id IS NOT NULL AND post.published_at <= statement_timestamp()`

/** Newest first; the identifier decides between posts of one moment. */
export const newestFirst = [
  { publishedAt: 'desc' },
  { id: 'desc' },
] satisfies Prisma.PostOrderByWithRelationInput[]
