import { isLive } from '#lib/published/live.ts'
import { MAX_PARTS } from '#lib/published/series.ts'
import type { SeriesPlace } from '#lib/published/views.ts'
import { postPath, seriesPath } from '#lib/urls/paths.ts'
import { Prisma } from '#prisma/client.ts'

/** A series and its live parts, as the query returns them. */
export type SeriesJson = { slug: string; title: string; parts: { id: string; slug: string; title: string }[] }

/** The series with this identifier and its live parts in order, in SQL; null when there is none. */
export function seriesRow(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT json_build_object('slug', series.slug, 'title', series.title, 'parts', (
      SELECT coalesce(json_agg(json_build_object('id', part.id, 'slug', part.slug, 'title', part.title)), '[]')
      FROM (
        SELECT post.id, post.slug, revision.title
        FROM posts post JOIN revisions revision ON revision.id = post.live_revision_id
        WHERE post.series_id = series.id AND post.kind = 'article' AND ${isLive}
        ORDER BY post.series_part NULLS LAST, post.published_at, post.id
        LIMIT ${MAX_PARTS}
      ) part))
    FROM series WHERE series.id = ${id})`
}

/**
 * The position of a live article in its series. Parts count from 1 in display order, whatever gaps their numbers
 * have.
 */
export function readSeriesPlace(series: SeriesJson | null, postId: string): SeriesPlace | null {
  const here = series?.parts.findIndex(({ id }) => id === postId) ?? -1
  if (!series || here < 0) return null
  const parts = series.parts.map(({ slug, title }, index) => ({
    href: postPath('article', slug),
    title,
    part: index + 1,
  }))
  return { href: seriesPath(series.slug), title: series.title, part: here + 1, parts }
}
