import { bylinePath, mediaPath, postPath, seriesPath, tagPath } from '#lib/addresses/paths'
import { db } from '#lib/db/client'
import { isLive } from '#lib/posts/live'
import type { SitemapEntry } from '#lib/posts/views'
import { Prisma } from '#prisma/client'

// sitemaps.org allows 50,000 addresses and 50 MB; a fifth of that keeps a file full of pictures small and quick.
export const ENTRIES_PER_SITEMAP = 10_000

/** How many addresses there are for sitemaps. */
export async function countAddresses(): Promise<number> {
  const rows = await db().$queryRaw<{ addresses: number }[]>`SELECT ${addressCount}::int AS addresses`
  return rows[0]?.addresses ?? 0
}

/** How many sitemap files there are; at least 1. */
export async function countSitemaps(): Promise<number> {
  const rows = await db().$queryRaw<{ files: number }[]>`SELECT ${sitemapCount} AS files`
  return rows[0]?.files ?? 1
}

/**
 * The addresses of one sitemap file, counted from 1: every public page except the further pages of lists. Articles come
 * in the order of their publication, so that what is new does not move what is old into another file.
 */
export async function listSitemapEntries(file = 1): Promise<SitemapEntry[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT entry.kind, entry.slug, entry.modified_at AS "modifiedAt", cover.hash, cover.mime, renderings.media
    FROM (
      SELECT * FROM (${everyAddress()}) every
      ORDER BY rank, since, slug
      LIMIT ${ENTRIES_PER_SITEMAP} OFFSET ${(file - 1) * ENTRIES_PER_SITEMAP}
    ) entry
    LEFT JOIN revisions ON revisions.id = entry.revision_id
    LEFT JOIN media cover ON cover.id = revisions.cover_id
    LEFT JOIN renderings ON renderings.revision_id = entry.revision_id
    ORDER BY entry.rank, entry.since, entry.slug`
  return rows.map(toEntry)
}

/** How many addresses sitemaps list, in SQL: counted without putting them together, each group by its first article. */
const addressCount = Prisma.sql`(
  SELECT 1 + pages + articles + CASE WHEN articles > 0 THEN 2 ELSE 0 END
    + tags + least(tags, 1) + bylines + least(bylines, 1) + series
  FROM (
    SELECT (SELECT count(*) FROM posts post WHERE post.kind = 'article' AND ${isLive}) AS articles,
           (SELECT count(*) FROM posts post WHERE post.kind = 'page' AND ${isLive}) AS pages,
           (SELECT count(*) FROM tags CROSS JOIN LATERAL (
             SELECT 1 FROM post_tags JOIN posts post ON post.id = post_tags.post_id
             WHERE post_tags.tag_id = tags.id AND post.kind = 'article' AND ${isLive} LIMIT 1) one) AS tags,
           (SELECT count(*) FROM bylines CROSS JOIN LATERAL (
             SELECT 1 FROM post_bylines JOIN posts post ON post.id = post_bylines.post_id
             WHERE post_bylines.byline_id = bylines.id AND post.kind = 'article' AND ${isLive} LIMIT 1) one) AS bylines,
           (SELECT count(*) FROM series CROSS JOIN LATERAL (
             SELECT 1 FROM posts post
             WHERE post.series_id = series.id AND post.kind = 'article' AND ${isLive} LIMIT 1) one) AS series
    OFFSET 0
  ) counted)`

/** The number of sitemap files, in SQL. */
export const sitemapCount = Prisma.sql`
  (SELECT greatest(1, ceil(${addressCount} / ${ENTRIES_PER_SITEMAP}::numeric))::int)`

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

function everyAddress() {
  return Prisma.sql`
    WITH shown AS (
      SELECT post.id, post.kind, post.slug, post.series_id, post.live_revision_id, post.published_at,
             greatest(post.published_at, post.revised_at) AS modified_at
      FROM posts post WHERE ${isLive}
    )
    SELECT 0 AS rank, 'list' AS kind, '/' AS slug, NULL::timestamptz AS since, NULL AS revision_id,
           max(modified_at) AS modified_at
    FROM shown WHERE kind = 'article'
    UNION ALL
    SELECT 0, 'list', list.path, NULL, NULL, max(shown.modified_at)
    FROM shown CROSS JOIN (VALUES ('/blog'), ('/archive')) list (path)
    WHERE shown.kind = 'article' GROUP BY list.path
    UNION ALL
    SELECT 0, 'list', '/tags', NULL, NULL, max(shown.modified_at)
    FROM shown JOIN post_tags ON post_tags.post_id = shown.id
    WHERE shown.kind = 'article' HAVING count(*) > 0
    UNION ALL
    SELECT 0, 'list', '/authors', NULL, NULL, max(shown.modified_at)
    FROM shown JOIN post_bylines ON post_bylines.post_id = shown.id
    WHERE shown.kind = 'article' HAVING count(*) > 0
    UNION ALL
    SELECT CASE kind WHEN 'article' THEN 1 ELSE 2 END, kind::text, slug, published_at, live_revision_id, modified_at
    FROM shown
    UNION ALL
    SELECT 3, 'tag', tags.slug, NULL, NULL, max(shown.modified_at)
    FROM shown JOIN post_tags ON post_tags.post_id = shown.id JOIN tags ON tags.id = post_tags.tag_id
    WHERE shown.kind = 'article' GROUP BY tags.id
    UNION ALL
    SELECT 4, 'byline', bylines.slug, NULL, NULL, max(shown.modified_at)
    FROM shown JOIN post_bylines ON post_bylines.post_id = shown.id
    JOIN bylines ON bylines.id = post_bylines.byline_id
    WHERE shown.kind = 'article' GROUP BY bylines.id
    UNION ALL
    SELECT 5, 'series', series.slug, NULL, NULL, max(shown.modified_at)
    FROM shown JOIN series ON series.id = shown.series_id
    WHERE shown.kind = 'article' GROUP BY series.id`
}
