import { db } from '#lib/db/client.ts'
import { isLive } from '#lib/published/live.ts'
import { asJson, FACETS } from '#lib/search/facets.ts'
import { currentZone } from '#lib/search/language.ts'
import { type ParsedQuery, parseQuery } from '#lib/search/parse-query.ts'
import type { Facet, SearchFilters } from '#lib/search/views.ts'
import { Prisma } from '#prisma/client.ts'

export type MatchQuery = {
  query: string
  filters: SearchFilters
  /** Match posts that contain every word, or some. */
  words: 'every' | 'some'
}

export type Matches = {
  parsed: ParsedQuery
  /** The number of matches, up to the counting limit. */
  total: number
  isMore: boolean
  ids: string[]
  /** The matches from which facets are computed. */
  sample: string[]
  years: Facet[]
}

/** The most matches to count. */
const MAX_MATCHES = 1_000

/** Above that limit counts are not shown, and facets come from this many of the newest matches. */
const SAMPLE = 300

/** Of many matches, head and date decide the order; the body is ranked only for this many of the best. */
export const BEST = 100

/**
 * Parses a query and returns the live posts that match, best first, one page of them. Null when the query is empty.
 * One statement.
 */
export async function findMatches(
  search: MatchQuery,
  slice: { take: number; skip: number },
): Promise<Matches | null> {
  const [found] = await db().$queryRaw<(Omit<Matches, 'parsed'> & ParsedQuery)[]>`
    WITH read AS MATERIALIZED (${parseQuery(search.query)}),
    hit AS MATERIALIZED (${hits(search)}),
    size AS MATERIALIZED (SELECT least(count(*), ${MAX_MATCHES}::int)::int AS total, count(*) > ${MAX_MATCHES}::int AS is_more FROM hit),
    counted AS (
      SELECT * FROM hit ORDER BY published_at DESC
      LIMIT (SELECT CASE WHEN is_more THEN ${SAMPLE}::int ELSE ${MAX_MATCHES}::int END FROM size)
    )
    SELECT read.config, read.every::text AS all, read.some::text AS any,
           size.total, size.is_more AS "isMore",
           ARRAY(
             SELECT best.post_id::text
             FROM (SELECT * FROM hit ORDER BY rank DESC, published_at DESC, post_id DESC LIMIT ${BEST}) best
             CROSS JOIN LATERAL (SELECT vector FROM search_entries WHERE post_id = best.post_id OFFSET 0) entry
             ORDER BY ts_rank('{0.1, 0.3, 0.5, 1}', entry.vector, coalesce(read.some, read.every), 1) DESC,
                      best.published_at DESC, best.post_id DESC
             LIMIT ${slice.take} OFFSET ${slice.skip}
           ) AS ids,
           ARRAY(SELECT post_id::text FROM counted) AS sample,
           ${asJson(years(search.filters.year))} AS years
    FROM read CROSS JOIN size WHERE read.is_own`
  if (!found) return null
  const { config, all, any, ...matches } = found
  return { ...matches, parsed: { config, all, any } }
}

/** Columns post_id, published_at and rank of the matches after filtering, in SQL. */
function hits({ words, filters: { tag, author, year } }: MatchQuery): Prisma.Sql {
  const begins = (year: number) => Prisma.sql`make_timestamptz(${year}::int, 1, 1, 0, 0, 0, ${currentZone})`
  const [first, until] =
    year === null
      ? [Prisma.sql`'-infinity'::timestamptz`, Prisma.sql`now()`]
      : [begins(year), Prisma.sql`least(now(), ${begins(year + 1)})`]
  return Prisma.sql`
    SELECT hit.*
    FROM read
    CROSS JOIN LATERAL search_hits(read.config, ${words === 'every' ? Prisma.sql`read.every` : Prisma.sql`read.some`},
      coalesce(read.some, read.every), ${first}, ${until}, ${tag}, ${author}, ${MAX_MATCHES}::int) hit`
}

/** When not all matches are counted, list every year: the sample of newest posts would miss older ones. */
function years(year: number | null): Prisma.Sql {
  return Prisma.sql`
    WITH here AS (SELECT ${currentZone} AS zone),
    dated AS (SELECT extract(year FROM published_at AT TIME ZONE zone)::int AS year, 1 AS posts FROM hit CROSS JOIN here),
    every AS (
      SELECT generate_series(extract(year FROM oldest.published_at AT TIME ZONE zone)::int,
                             extract(year FROM now() AT TIME ZONE zone)::int) AS year, 0 AS posts
      FROM here CROSS JOIN (
        SELECT post.published_at FROM posts post WHERE ${isLive} ORDER BY post.published_at LIMIT 1
      ) oldest
      WHERE ${year === null} AND (SELECT is_more FROM size)
    )
    SELECT year::text AS value, year::text AS label, sum(posts)::int AS count
    FROM (SELECT * FROM dated UNION ALL SELECT * FROM every) known
    GROUP BY year ORDER BY year DESC LIMIT ${FACETS}`
}
