import { postPath } from '#lib/addresses/paths'
import { db } from '#lib/db/client'
import { isLive, live } from '#lib/posts/live'
import { pickNewest, readCards } from '#lib/posts/picking'
import type { Neighbour, PostCard } from '#lib/posts/views'

const RECENT = 4

/** The articles published just before and just after one. */
export async function getNeighbours(
  id: string,
): Promise<{ previous: Neighbour | null; next: Neighbour | null }> {
  // Each side begins at this article in the index of dates, however many there are.
  const rows = await db().$queryRaw<{ side: 'previous' | 'next'; slug: string; title: string }[]>`
    SELECT near.side, near.slug, revision.title
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
    WHERE here.id = ${id}`
  const find = (side: 'previous' | 'next') => {
    const row = rows.find((candidate) => candidate.side === side)
    return row ? { href: postPath('article', row.slug), title: row.title } : null
  }
  return { previous: find('previous'), next: find('next') }
}

/** The newest articles other than this one. */
export async function listRecent(exceptId: string): Promise<PostCard[]> {
  return readCards(await pickNewest({ ...live('article'), id: { not: exceptId } }, RECENT))
}
