import { keys } from '#lib/changes/keys'
import { recordChange } from '#lib/changes/recording'
import { db } from '#lib/db/client'
import { transaction } from '#lib/db/transaction'
import { indexPosts } from '#lib/search/indexing'
import { currentConfig } from '#lib/search/language'
import { Prisma } from '#prisma/client'

const AT_ONCE = 100

/**
 * Writes anew the search rows that were made for another language than the publication's, and those that are missing.
 * In small transactions: what is cut short goes on with the next call. Answers how many were written.
 */
export async function reindexStale(): Promise<number> {
  let written = 0
  for (let after = ''; ; ) {
    const ids = await listStale(after)
    if (ids.length === 0) break
    await transaction((tx) => indexPosts(tx, ids))
    written += ids.length
    after = ids.at(-1) ?? after
  }
  if (written > 0) await transaction((tx) => recordChange(tx, { refresh: [keys.search] }))
  return written
}

/** How many posts the search misses, or has for another language. */
export async function countStaleEntries(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count
    FROM posts post LEFT JOIN search_entries entry ON entry.post_id = post.id
    WHERE ${isStale}`
  return row?.count ?? 0
}

const isStale = Prisma.sql`
  post.live_revision_id IS NOT NULL AND (entry.post_id IS NULL OR entry.config <> ${currentConfig})`

async function listStale(after: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT post.id
    FROM posts post LEFT JOIN search_entries entry ON entry.post_id = post.id
    WHERE ${isStale} AND post.id > ${after}
    ORDER BY post.id
    LIMIT ${AT_ONCE}`
  return rows.map(({ id }) => id)
}
