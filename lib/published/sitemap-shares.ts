import { isLive } from '#lib/published/live.ts'
import type { ListedSubject } from '#lib/urls/addresses.ts'
import { otherGroups, singles } from '#lib/urls/sitemap-rows.ts'
import { Prisma } from '#prisma/client.ts'

// sitemaps.org allows 50,000 URLs and 50 MB; a tenth of that keeps a file full of images small and fast.
export const ENTRIES_PER_SITEMAP = 5_000

const COUNTS: Record<ListedSubject, Prisma.Sql> = {
  article: Prisma.sql`SELECT count(*) FROM posts post WHERE post.kind = 'article' AND ${isLive}`,
  page: Prisma.sql`SELECT count(*) FROM posts post WHERE post.kind = 'page' AND ${isLive}`,
  tag: Prisma.sql`SELECT count(*) FROM tags CROSS JOIN LATERAL (
    SELECT 1 FROM post_tags WHERE tag_id = tags.id AND listed_at <= now() LIMIT 1) one`,
  byline: Prisma.sql`SELECT count(*) FROM bylines CROSS JOIN LATERAL (
    SELECT 1 FROM post_bylines WHERE byline_id = bylines.id AND listed_at <= now() LIMIT 1) one`,
  series: Prisma.sql`SELECT count(*) FROM series CROSS JOIN LATERAL (
    SELECT 1 FROM posts post
    WHERE post.series_id = series.id AND post.kind = 'article' AND ${isLive} LIMIT 1) one`,
}

const counts = Object.entries(COUNTS).map(
  ([subject, count]) => Prisma.sql`(${count}) AS ${Prisma.raw(subject)}`,
)

/**
 * The number of sitemap entries in SQL, as columns lists, articles and others: one row, counted without building the
 * entries; a group counts when it has at least one live article.
 */
export const shares = Prisma.sql`(
  SELECT ${sum(singles.map(({ of }) => (of ? Prisma.sql`least(${column(of)}, 1)` : Prisma.sql`1`)))} AS lists,
         article AS articles,
         ${sum(otherGroups.map(({ subject }) => column(subject)))} AS others
  FROM (SELECT ${Prisma.join(counts)} OFFSET 0) counted)`

/** The number of sitemap files, in SQL; at least 1. */
export const sitemapCount = Prisma.sql`
  (SELECT greatest(1, ceil((lists + articles + others) / ${ENTRIES_PER_SITEMAP}::numeric))::int FROM ${shares} share)`

function column(subject: ListedSubject): Prisma.Sql {
  return Prisma.raw(subject)
}

function sum(terms: Prisma.Sql[]): Prisma.Sql {
  return Prisma.join(terms, ' + ')
}
