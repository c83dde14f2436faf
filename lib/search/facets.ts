import { db } from '#lib/db/client.ts'
import type { Facet } from '#lib/search/views.ts'
import { Prisma } from '#prisma/client.ts'

/** The number of facets offered of each kind. */
export const FACETS = 8

/** The most frequent tags and authors of these posts. */
export async function findFacets(ids: string[]): Promise<{ tags: Facet[]; authors: Facet[] }> {
  const [found] = await db().$queryRaw<{ tags: Facet[]; authors: Facet[] }[]>`
    WITH counted AS MATERIALIZED (SELECT unnest(${ids}::char(24)[]) AS post_id)
    SELECT ${asJson(tags)} AS tags, ${asJson(authors)} AS authors`
  return found ?? { tags: [], authors: [] }
}

/** The rows of a query as JSON, in SQL. */
export function asJson(rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce((SELECT json_agg(facet) FROM (${rows}) facet), '[]')`
}

// OFFSET 0 makes PostgreSQL look up the tags of these posts instead of scanning all of them.
const tagsOf = Prisma.sql`(SELECT tag_id FROM post_tags WHERE post_id = counted.post_id OFFSET 0) its`
const bylinesOf = Prisma.sql`(SELECT byline_id FROM post_bylines WHERE post_id = counted.post_id OFFSET 0) its`

const tags = Prisma.sql`
  SELECT tags.slug AS value, tags.name AS label, found.count
  FROM (SELECT tag_id, count(*)::int AS count FROM counted CROSS JOIN LATERAL ${tagsOf} GROUP BY tag_id) found
  JOIN tags ON tags.id = found.tag_id
  ORDER BY count DESC, label LIMIT ${FACETS}`

const authors = Prisma.sql`
  SELECT bylines.slug AS value, bylines.name AS label, found.count
  FROM (SELECT byline_id, count(*)::int AS count FROM counted CROSS JOIN LATERAL ${bylinesOf} GROUP BY byline_id) found
  JOIN bylines ON bylines.id = found.byline_id
  ORDER BY count DESC, label LIMIT ${FACETS}`
