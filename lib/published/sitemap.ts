import { db } from '#lib/db/client.ts'
import { isLive } from '#lib/published/live.ts'
import { pagesButArticles } from '#lib/published/sitemap-groups.ts'
import { ENTRIES_PER_SITEMAP, shares, sitemapCount } from '#lib/published/sitemap-shares.ts'
import type { SitemapEntry } from '#lib/published/views.ts'
import { mediaPath } from '#lib/urls/paths.ts'
import { ARTICLE_PATH, pathOf } from '#lib/urls/sitemap-rows.ts'
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
 * The entries of one sitemap file, counted from 1: what the address table lists. Articles are ordered by publication
 * date, so that new ones do not move old ones into another file.
 */
export async function listSitemapEntries(file = 1): Promise<SitemapEntry[]> {
  // OFFSET 0 makes PostgreSQL look up the texts of this file instead of scanning all of them.
  const rows = await db().$queryRaw<Row[]>`
    ${addressesOf((file - 1) * ENTRIES_PER_SITEMAP)}
    SELECT entry.path, entry.slug, entry.modified_at AS "modifiedAt", cover.hash, cover.mime, rendering.media
    FROM entry
    LEFT JOIN LATERAL (SELECT cover_id FROM revisions WHERE id = entry.revision_id OFFSET 0) revision ON true
    LEFT JOIN LATERAL (SELECT media FROM renderings WHERE revision_id = entry.revision_id OFFSET 0) rendering ON true
    LEFT JOIN media cover ON cover.id = revision.cover_id
    ORDER BY entry.rank, entry.since, entry.slug, entry.path`
  return rows.map(toEntry)
}

type Row = {
  path: string
  slug: string | null
  modifiedAt: Date | null
  hash: string | null
  mime: string | null
  media: string[] | null
}

function toEntry({ path, slug, modifiedAt, hash, mime, media }: Row): SitemapEntry {
  const cover = hash && mime ? [mediaPath(hash, mime)] : []
  const images = [...new Set([...cover, ...(media ?? [])])]
  return { path: slug === null ? path : pathOf(path, slug), modifiedAt, images }
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
    ${pagesButArticles},
    chosen AS (
      SELECT post.id FROM posts post WHERE post.kind = 'article' AND ${isLive}
      ORDER BY post.published_at, post.id
      LIMIT (SELECT greatest(0, ${most} - greatest(0, lists - ${first})) FROM share)
      OFFSET (SELECT greatest(0, ${first} - lists) FROM share)
    ),
    entry AS (
      (SELECT 0 AS rank, path, NULL AS slug, NULL::timestamptz AS since, NULL AS revision_id, modified_at
       FROM list ORDER BY path LIMIT ${most} OFFSET ${first})
      UNION ALL
      SELECT 1, ${ARTICLE_PATH}::text, slug, published_at, live_revision_id, greatest(published_at, revised_at)
      FROM chosen JOIN posts USING (id)
      UNION ALL
      (SELECT rank, path, slug, since, revision_id, modified_at FROM other ORDER BY rank, since, slug
       LIMIT (SELECT greatest(0, ${first} + ${most} - lists - articles) FROM share)
       OFFSET (SELECT greatest(0, ${first} - lists - articles) FROM share))
    )`
}
