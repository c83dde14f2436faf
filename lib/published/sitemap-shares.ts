import { isLive } from '#lib/published/live.ts'
import { Prisma } from '#prisma/client.ts'

// sitemaps.org allows 50,000 URLs and 50 MB; a tenth of that keeps a file full of pictures small and fast.
export const ENTRIES_PER_SITEMAP = 5_000

/**
 * The number of sitemap entries in SQL, as columns lists, articles and others: one row, counted without building the
 * entries; a group counts when it has at least one live article.
 */
export const shares = Prisma.sql`(
  SELECT 1 + CASE WHEN articles > 0 THEN 2 ELSE 0 END + least(tags, 1) + least(bylines, 1) AS lists, articles,
         pages + tags + bylines + series AS others
  FROM (
    SELECT (SELECT count(*) FROM posts post WHERE post.kind = 'article' AND ${isLive}) AS articles,
           (SELECT count(*) FROM posts post WHERE post.kind = 'page' AND ${isLive}) AS pages,
           (SELECT count(*) FROM tags CROSS JOIN LATERAL (
             SELECT 1 FROM post_tags WHERE tag_id = tags.id AND listed_at <= now() LIMIT 1) one) AS tags,
           (SELECT count(*) FROM bylines CROSS JOIN LATERAL (
             SELECT 1 FROM post_bylines WHERE byline_id = bylines.id AND listed_at <= now() LIMIT 1) one) AS bylines,
           (SELECT count(*) FROM series CROSS JOIN LATERAL (
             SELECT 1 FROM posts post
             WHERE post.series_id = series.id AND post.kind = 'article' AND ${isLive} LIMIT 1) one) AS series
    OFFSET 0
  ) counted)`

/** The number of sitemap files, in SQL; at least 1. */
export const sitemapCount = Prisma.sql`
  (SELECT greatest(1, ceil((lists + articles + others) / ${ENTRIES_PER_SITEMAP}::numeric))::int FROM ${shares} share)`
