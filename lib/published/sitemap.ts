import { db } from '#lib/db/client.ts'
import { isLive } from '#lib/published/live.ts'
import { ENTRIES_PER_SITEMAP, shares, sitemapCount } from '#lib/published/sitemap-shares.ts'
import type { SitemapEntry } from '#lib/published/views.ts'
import { bylinePath, mediaPath, postPath, seriesPath, tagPath } from '#lib/urls/paths.ts'
import { Prisma } from '#prisma/client.ts'

/** The total number of sitemap entries. */
export async function countAddresses(): Promise<number> {
  const rows = await db().$queryRaw<{ addresses: number }[]>`
    SELECT (lists + articles + others)::int AS addresses FROM ${shares} share`
  return rows[0]?.addresses ?? 0
}

/** The number of sitemap files; at least 1. */
export async function countSitemaps(): Promise<number> {
  const rows = await db().$queryRaw<{ files: number }[]>`SELECT ${sitemapCount} AS files`
  return rows[0]?.files ?? 1
}

/**
 * The entries of one sitemap file, counted from 1: every public page except further pages of lists. Articles are
 * ordered by publication date, so that new ones do not move old ones into another file.
 */
export async function listSitemapEntries(file = 1): Promise<SitemapEntry[]> {
  // OFFSET 0 makes PostgreSQL look up the texts of this file instead of scanning all of them.
  const rows = await db().$queryRaw<Row[]>`
    ${addressesOf((file - 1) * ENTRIES_PER_SITEMAP)}
    SELECT entry.kind, entry.slug, entry.modified_at AS "modifiedAt", cover.hash, cover.mime, rendering.media
    FROM entry
    LEFT JOIN LATERAL (SELECT cover_id FROM revisions WHERE id = entry.revision_id OFFSET 0) revision ON true
    LEFT JOIN LATERAL (SELECT media FROM renderings WHERE revision_id = entry.revision_id OFFSET 0) rendering ON true
    LEFT JOIN media cover ON cover.id = revision.cover_id
    ORDER BY entry.rank, entry.since, entry.slug`
  return rows.map(toEntry)
}

type Row = {
  kind: 'list' | 'article' | 'page' | 'tag' | 'byline' | 'series'
  slug: string
  modifiedAt: Date | null
  hash: string | null
  mime: string | null
  media: string[] | null
}

const PATHS: Record<Row['kind'], (slug: string) => string> = {
  list: (path) => path,
  article: (slug) => postPath('article', slug),
  page: (slug) => postPath('page', slug),
  tag: tagPath,
  byline: bylinePath,
  series: seriesPath,
}

function toEntry({ kind, slug, modifiedAt, hash, mime, media }: Row): SitemapEntry {
  const cover = hash && mime ? [mediaPath(hash, mime)] : []
  return { path: PATHS[kind](slug), modifiedAt, pictures: [...new Set([...cover, ...(media ?? [])])] }
}

/**
 * The CTEs that end in `entry`: the entries of a file that starts at offset `start`. Lists come first, then articles,
 * then all others; entries of other files are never built.
 */
function addressesOf(start: number): Prisma.Sql {
  const first = Prisma.sql`${start}::bigint`
  const most = Prisma.sql`${ENTRIES_PER_SITEMAP}::bigint`
  return Prisma.sql`
    WITH share AS MATERIALIZED (SELECT * FROM ${shares} share),
    ${groups},
    chosen AS (
      SELECT post.id FROM posts post WHERE post.kind = 'article' AND ${isLive}
      ORDER BY post.published_at, post.id
      LIMIT (SELECT greatest(0, ${most} - greatest(0, lists - ${first})) FROM share)
      OFFSET (SELECT greatest(0, ${first} - lists) FROM share)
    ),
    entry AS (
      (SELECT 0 AS rank, 'list' AS kind, slug, NULL::timestamptz AS since, NULL AS revision_id, modified_at
       FROM list ORDER BY slug LIMIT ${most} OFFSET ${first})
      UNION ALL
      SELECT 1, 'article', slug, published_at, live_revision_id, greatest(published_at, revised_at)
      FROM chosen JOIN posts USING (id)
      UNION ALL
      (SELECT rank, kind, slug, since, revision_id, modified_at FROM other ORDER BY rank, since, slug
       LIMIT (SELECT greatest(0, ${first} + ${most} - lists - articles) FROM share)
       OFFSET (SELECT greatest(0, ${first} - lists - articles) FROM share))
    )`
}

const isListed = Prisma.sql`post.kind = 'article' AND ${isLive}`

/** Everything but articles. A list was last modified by its newest publication or its newest revision. */
const groups = Prisma.sql`
  revised AS (
    SELECT post.id, post.revised_at FROM posts post WHERE ${isListed} AND post.revised_at IS NOT NULL
  ),
  tag AS (
    SELECT tags.slug, greatest(newest.listed_at, changed.revised_at) AS modified_at
    FROM tags
    CROSS JOIN LATERAL (
      SELECT listed_at FROM post_tags WHERE tag_id = tags.id AND listed_at <= now() ORDER BY listed_at DESC LIMIT 1
    ) newest
    LEFT JOIN (
      SELECT tag_id, max(revised_at) AS revised_at FROM revised JOIN post_tags ON post_id = id GROUP BY tag_id
    ) changed ON changed.tag_id = tags.id
  ),
  byline AS (
    SELECT bylines.slug, greatest(newest.listed_at, changed.revised_at) AS modified_at
    FROM bylines
    CROSS JOIN LATERAL (
      SELECT listed_at FROM post_bylines WHERE byline_id = bylines.id AND listed_at <= now() ORDER BY listed_at DESC LIMIT 1
    ) newest
    LEFT JOIN (
      SELECT byline_id, max(revised_at) AS revised_at FROM revised JOIN post_bylines ON post_id = id GROUP BY byline_id
    ) changed ON changed.byline_id = bylines.id
  ),
  list AS (
    SELECT path.slug, greatest(newest.published_at, (SELECT max(revised_at) FROM revised)) AS modified_at
    FROM (SELECT (SELECT post.published_at FROM posts post WHERE ${isListed}
                  ORDER BY post.published_at DESC LIMIT 1) AS published_at) newest
    JOIN (VALUES ('/'), ('/blog'), ('/archive')) path (slug) ON path.slug = '/' OR newest.published_at IS NOT NULL
    UNION ALL
    SELECT '/tags', max(modified_at) FROM tag HAVING count(*) > 0
    UNION ALL
    SELECT '/authors', max(modified_at) FROM byline HAVING count(*) > 0
  ),
  other AS (
    SELECT 2 AS rank, 'page' AS kind, post.slug, post.published_at AS since, post.live_revision_id AS revision_id,
           greatest(post.published_at, post.revised_at) AS modified_at
    FROM posts post WHERE post.kind = 'page' AND ${isLive}
    UNION ALL
    SELECT 3, 'tag', slug, NULL, NULL, modified_at FROM tag
    UNION ALL
    SELECT 4, 'byline', slug, NULL, NULL, modified_at FROM byline
    UNION ALL
    SELECT 5, 'series', series.slug, NULL, NULL, max(greatest(post.published_at, post.revised_at))
    FROM posts post JOIN series ON series.id = post.series_id
    WHERE ${isListed} GROUP BY series.id
  )`
