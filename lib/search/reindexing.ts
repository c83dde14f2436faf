import { db, type Tx } from '#lib/db/client.ts'
import { lock } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { invalidate } from '#lib/invalidation/recording.ts'
import { indexPosts } from '#lib/search/indexing.ts'
import { currentConfig } from '#lib/search/language.ts'
import { Prisma } from '#prisma/client.ts'

// A publish of one of these posts waits for at most this many.
const AT_ONCE = 50

/**
 * Reindexes posts whose search entry is missing or was made for another language; the old entries stay searchable
 * meanwhile. Works in small transactions: safe to interrupt and call again. Returns how many were written.
 */
export async function reindexStale(signal?: AbortSignal): Promise<number> {
  let written = 0
  for (let after: string | undefined = ''; after !== undefined && !signal?.aborted; ) {
    const ids: string[] = await transaction((tx) => reindexSome(tx, after ?? ''))
    written += ids.length
    after = ids.at(-1)
  }
  if (written > 0) await transaction((tx) => invalidate(tx, { refresh: [cacheTags.search] }))
  return written
}

/** The number of posts whose search entry is missing or made for another language. */
export async function countStaleEntries(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count
    FROM posts post LEFT JOIN search_entries entry ON entry.post_id = post.id
    WHERE ${isStale}`
  return row?.count ?? 0
}

// A subquery, so that the language is looked up once and not for every row.
const isStale = Prisma.sql`
  post.live_revision_id IS NOT NULL AND (entry.post_id IS NULL OR entry.config <> (SELECT ${currentConfig}))`

// Instances take turns. A post that is being published right now is skipped: its publish writes the entry.
async function reindexSome(tx: Tx, after: string): Promise<string[]> {
  await lock(tx, 'search')
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT post.id
    FROM posts post LEFT JOIN search_entries entry ON entry.post_id = post.id
    WHERE ${isStale} AND post.id > ${after}
    ORDER BY post.id
    LIMIT ${AT_ONCE}
    FOR NO KEY UPDATE OF post SKIP LOCKED`
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await indexPosts(tx, ids)
  return ids
}
