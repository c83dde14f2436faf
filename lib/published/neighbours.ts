import { db } from '#lib/db/client.ts'
import { type CardJson, cardRow, readCard } from '#lib/published/card-rows.ts'
import { isLive } from '#lib/published/live.ts'
import type { Neighbour, PostCard } from '#lib/published/views.ts'
import { postPath } from '#lib/urls/paths.ts'
import { Prisma } from '#prisma/client.ts'

const RECENT = 4

/** The previous and the next article by date, as the query returns them. */
export type NeighbourJson = { side: 'previous' | 'next'; slug: string; title: string }[]

/** The previous and the next article of the one with this identifier, in SQL. */
export function neighbourRow(id: Prisma.Sql): Prisma.Sql {
  // Each side starts at this article in the index of dates, so the cost does not grow with their number.
  return Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object('side', near.side, 'slug', near.slug, 'title', revision.title)), '[]')
    FROM posts here
    CROSS JOIN LATERAL (
      (SELECT 'previous' AS side, post.slug, post.live_revision_id
       FROM posts post
       WHERE (post.published_at, post.id) < (here.published_at, here.id) AND post.kind = 'article' AND ${isLive}
       ORDER BY post.published_at DESC, post.id DESC
       LIMIT 1)
      UNION ALL
      (SELECT 'next' AS side, post.slug, post.live_revision_id
       FROM posts post
       WHERE (post.published_at, post.id) > (here.published_at, here.id) AND post.kind = 'article' AND ${isLive}
       ORDER BY post.published_at, post.id
       LIMIT 1)
    ) near
    JOIN revisions revision ON revision.id = near.live_revision_id
    WHERE here.id = ${id})`
}

export function readNeighbours(near: NeighbourJson): { previous: Neighbour | null; next: Neighbour | null } {
  const find = (side: 'previous' | 'next') => {
    const row = near.find((candidate) => candidate.side === side)
    return row ? { href: postPath('article', row.slug), title: row.title } : null
  }
  return { previous: find('previous'), next: find('next') }
}

/** The newest articles other than the one with this identifier, in SQL. */
export function recentRows(exceptId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(${cardRow} ORDER BY post.published_at DESC, post.id DESC), '[]')
    FROM (
      SELECT post.* FROM posts post
      WHERE post.kind = 'article' AND ${isLive} AND post.id <> ${exceptId}
      ORDER BY post.published_at DESC, post.id DESC
      LIMIT ${RECENT}
    ) post)`
}

/** The newest articles other than this one. */
export async function listRecent(exceptId: string): Promise<PostCard[]> {
  const [row] = await db().$queryRaw<{ recent: CardJson[] }[]>`
    SELECT ${recentRows(Prisma.sql`${exceptId}`)} AS recent`
  return (row?.recent ?? []).map(readCard)
}
