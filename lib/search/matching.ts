import { db } from '#lib/db/client'
import type { Facet, SearchFilters, SearchView } from '#lib/search/views'
import { Prisma } from '#prisma/client'

export type Wanted = {
  /** tsquery in text form: what must be found, and what decides the order. */
  match: string
  rank: string
  filters: SearchFilters
  /** In which years begin. */
  zone: string
  take: number
  skip: number
}

export type Matches = { total: number; ids: string[]; facets: SearchView['facets'] }

const FACETS = 8

// The order of very many is decided by their titles, deks, bylines and dates alone; the texts of the best decide their order.
export const BEST = 200

/** The live posts that match, best first, with how many there are and how they could be narrowed. One statement. */
export async function findMatches(wanted: Wanted): Promise<Matches> {
  const { match, rank, filters, zone, take, skip } = wanted
  const [found] = await db().$queryRaw<Row[]>`
    WITH hit AS MATERIALIZED (
      SELECT entry.post_id, entry.published_at, ts_rank(entry.head, ${rank}::tsquery) AS rank
      FROM search_entries entry
      WHERE entry.vector @@ ${match}::tsquery AND entry.published_at <= now() AND ${narrowed(filters, zone)}
    ), best AS (
      SELECT hit.post_id, hit.published_at,
             ts_rank('{0.1, 0.3, 0.5, 1}', entry.vector, ${rank}::tsquery, 1) AS rank
      FROM (SELECT * FROM hit ORDER BY rank DESC, published_at DESC, post_id DESC LIMIT ${BEST}) hit
      JOIN search_entries entry ON entry.post_id = hit.post_id
      ORDER BY rank DESC, published_at DESC, post_id DESC
      LIMIT ${take} OFFSET ${skip}
    )
    SELECT (SELECT count(*)::int FROM hit) AS total,
           ARRAY(SELECT post_id::text FROM best) AS ids,
           ${facet(Prisma.sql`
             SELECT tags.slug AS value, tags.name AS label, count(*)::int AS count
             FROM hit JOIN post_tags ON post_tags.post_id = hit.post_id JOIN tags ON tags.id = post_tags.tag_id
             GROUP BY tags.id ORDER BY count DESC, label LIMIT ${FACETS}`)} AS tags,
           ${facet(Prisma.sql`
             SELECT bylines.slug AS value, bylines.name AS label, count(*)::int AS count
             FROM hit JOIN post_bylines ON post_bylines.post_id = hit.post_id
             JOIN bylines ON bylines.id = post_bylines.byline_id
             GROUP BY bylines.id ORDER BY count DESC, label LIMIT ${FACETS}`)} AS authors,
           ${facet(Prisma.sql`
             SELECT year AS value, year AS label, count(*)::int AS count
             FROM (SELECT extract(year FROM published_at AT TIME ZONE ${zone})::text AS year FROM hit) dated
             GROUP BY year ORDER BY value DESC LIMIT ${FACETS}`)} AS years`
  if (!found) throw new Error('PostgreSQL answered nothing.')
  const { total, ids, tags, authors, years } = found
  return { total, ids, facets: { tags, authors, years } }
}

type Row = { total: number; ids: string[]; tags: Facet[]; authors: Facet[]; years: Facet[] }

function facet(counts: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce((SELECT json_agg(counted) FROM (${counts}) counted), '[]')`
}

function narrowed({ tag, author, year }: SearchFilters, zone: string): Prisma.Sql {
  const conditions = [Prisma.sql`true`]
  if (tag !== null)
    conditions.push(Prisma.sql`EXISTS (
      SELECT 1 FROM post_tags JOIN tags ON tags.id = post_tags.tag_id
      WHERE post_tags.post_id = entry.post_id AND tags.slug = ${tag})`)
  if (author !== null)
    conditions.push(Prisma.sql`EXISTS (
      SELECT 1 FROM post_bylines JOIN bylines ON bylines.id = post_bylines.byline_id
      WHERE post_bylines.post_id = entry.post_id AND bylines.slug = ${author})`)
  if (year !== null)
    conditions.push(Prisma.sql`extract(year FROM entry.published_at AT TIME ZONE ${zone}) = ${year}`)
  return Prisma.join(conditions, ' AND ')
}
