import { db } from '#lib/db/client'
import { FACETS, facet } from '#lib/search/facets'
import type { Facet, SearchFilters } from '#lib/search/views'
import { Prisma } from '#prisma/client'

export type Wanted = {
  /** tsquery in text form: what must be found, and what decides the order. */
  match: string
  rank: string
  filters: SearchFilters
  /** In which years begin. */
  zone: string
}

export type Matches = { total: number; ids: string[]; years: Facet[] }

/** The order of very many is decided by their heads and dates alone; that of the best by their texts too. */
export const BEST = 200

/** The live posts that match: how many, from which years, and those of one page, best first. One statement. */
export async function findMatches(wanted: Wanted, slice: { take: number; skip: number }): Promise<Matches> {
  const [found] = await db().$queryRaw<Matches[]>`
    WITH hit AS MATERIALIZED (${hits(wanted, Prisma.sql`${wanted.rank}::tsquery`)})
    SELECT (SELECT count(*)::int FROM hit) AS total,
           ARRAY(
             SELECT best.post_id::text
             FROM (SELECT * FROM hit ORDER BY rank DESC, published_at DESC, post_id DESC LIMIT ${BEST}) best
             CROSS JOIN LATERAL (SELECT vector FROM search_entries WHERE post_id = best.post_id OFFSET 0) entry
             ORDER BY ts_rank('{0.1, 0.3, 0.5, 1}', entry.vector, ${wanted.rank}::tsquery, 1) DESC,
                      best.published_at DESC, best.post_id DESC
             LIMIT ${slice.take} OFFSET ${slice.skip}
           ) AS ids,
           ${facet(Prisma.sql`
             SELECT year::text AS value, year::text AS label, count(*)::int AS count
             FROM (SELECT extract(year FROM published_at AT TIME ZONE ${wanted.zone})::int AS year FROM hit) dated
             GROUP BY year ORDER BY year DESC LIMIT ${FACETS}`)} AS years`
  if (!found) throw new Error('PostgreSQL answered nothing.')
  return found
}

/** Columns post_id, published_at and rank of what matches and is not filtered out, in SQL. */
export function hits({ match, filters, zone }: Wanted, rank: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT entry.post_id, entry.published_at, entry.rank
    FROM search_hits(${match}::tsquery, ${rank}) entry
    WHERE ${narrowed(filters, zone)}`
}

function narrowed({ tag, author, year }: SearchFilters, zone: string): Prisma.Sql {
  const conditions = [Prisma.sql`true`]
  if (tag !== null)
    conditions.push(Prisma.sql`entry.post_id IN (
      SELECT post_id FROM post_tags JOIN tags ON tags.id = post_tags.tag_id WHERE tags.slug = ${tag})`)
  if (author !== null)
    conditions.push(Prisma.sql`entry.post_id IN (
      SELECT post_id FROM post_bylines JOIN bylines ON bylines.id = post_bylines.byline_id WHERE bylines.slug = ${author})`)
  if (year !== null)
    conditions.push(Prisma.sql`extract(year FROM entry.published_at AT TIME ZONE ${zone}) = ${year}`)
  return Prisma.join(conditions, ' AND ')
}
