import { db } from '#lib/db/client'
import { hits, type Matches, type Wanted } from '#lib/search/matching'
import type { Facet, SearchView } from '#lib/search/views'
import { Prisma } from '#prisma/client'

const FACETS = 8

/** How what was found could be narrowed, with how much would be left. One statement. */
export async function countFacets(wanted: Wanted, { few }: Matches): Promise<SearchView['facets']> {
  const [facets] = await db().$queryRaw<SearchView['facets'][]>`
    WITH hit AS MATERIALIZED (${few ? named(few) : hits(wanted, Prisma.sql`NULL`)})
    SELECT ${facet(Prisma.sql`
             SELECT tags.slug AS value, tags.name AS label, counted.count
             FROM (SELECT tag_id, count(*)::int AS count FROM hit JOIN post_tags USING (post_id) GROUP BY tag_id) counted
             JOIN tags ON tags.id = counted.tag_id
             ORDER BY count DESC, label LIMIT ${FACETS}`)} AS tags,
           ${facet(Prisma.sql`
             SELECT bylines.slug AS value, bylines.name AS label, counted.count
             FROM (SELECT byline_id, count(*)::int AS count FROM hit JOIN post_bylines USING (post_id) GROUP BY byline_id) counted
             JOIN bylines ON bylines.id = counted.byline_id
             ORDER BY count DESC, label LIMIT ${FACETS}`)} AS authors,
           ${facet(Prisma.sql`
             SELECT year::text AS value, year::text AS label, count(*)::int AS count
             FROM (SELECT extract(year FROM published_at AT TIME ZONE ${wanted.zone})::int AS year FROM hit) dated
             GROUP BY year ORDER BY year DESC LIMIT ${FACETS}`)} AS years`
  return facets ?? NO_FACETS
}

export const NO_FACETS: Record<'tags' | 'authors' | 'years', Facet[]> = { tags: [], authors: [], years: [] }

/** The posts themselves where they are few: PostgreSQL then knows how few, and looks each up. */
function named(ids: string[]): Prisma.Sql {
  return Prisma.sql`SELECT post_id, published_at FROM search_entries WHERE post_id = ANY (${ids}::char(24)[])`
}

function facet(counts: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce((SELECT json_agg(counted) FROM (${counts}) counted), '[]')`
}
