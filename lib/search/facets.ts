import { Prisma } from '#prisma/client'

/** How many ways to narrow a search are offered of each kind. */
export const FACETS = 8

/** What a statement counts, as JSON, in SQL. */
export function facet(counts: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce((SELECT json_agg(counted) FROM (${counts}) counted), '[]')`
}
