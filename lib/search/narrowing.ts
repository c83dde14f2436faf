import { db } from '#lib/db/client'
import { FACETS, facet } from '#lib/search/facets'
import { hits, type Wanted } from '#lib/search/matching'
import type { SearchView } from '#lib/search/views'
import { Prisma } from '#prisma/client'

type Names = Pick<SearchView['facets'], 'tags' | 'authors'>

export const NO_FACETS: SearchView['facets'] = { tags: [], authors: [], years: [] }

/** By whom and by what a search could be narrowed, with how much would be left. One statement. */
export async function countFacets(wanted: Wanted): Promise<Names> {
  const [facets] = await db().$queryRaw<Names[]>`
    WITH hit AS MATERIALIZED (${hits(wanted, Prisma.sql`NULL`)})
    SELECT ${facet(Prisma.sql`
             SELECT tags.slug AS value, tags.name AS label, counted.count
             FROM (SELECT tag_id, count(*)::int AS count FROM hit JOIN post_tags USING (post_id) GROUP BY tag_id) counted
             JOIN tags ON tags.id = counted.tag_id
             ORDER BY count DESC, label LIMIT ${FACETS}`)} AS tags,
           ${facet(Prisma.sql`
             SELECT bylines.slug AS value, bylines.name AS label, counted.count
             FROM (SELECT byline_id, count(*)::int AS count FROM hit JOIN post_bylines USING (post_id) GROUP BY byline_id) counted
             JOIN bylines ON bylines.id = counted.byline_id
             ORDER BY count DESC, label LIMIT ${FACETS}`)} AS authors`
  return facets ?? NO_FACETS
}
