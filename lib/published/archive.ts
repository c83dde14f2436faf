import { db } from '#lib/db/client.ts'
import { isLive } from '#lib/published/live.ts'
import type { Archive } from '#lib/published/views.ts'
import { getSettings } from '#lib/settings/reading.ts'
import { postPath } from '#lib/urls/paths.ts'

/** Titles per page of the archive. */
export const ARCHIVE_PAGE = 400

/** Live articles by year, newest first, in the publication's time zone. `page` counts from 1. */
export async function getArchive(page: number): Promise<Archive> {
  const [{ zone }, rows] = await Promise.all([getSettings(), listEntries(page)])
  const year = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', calendar: 'iso8601' })
  const entries = rows.map(({ slug, title, publishedAt }) => ({
    href: postPath('article', slug),
    title,
    publishedAt,
  }))
  const years = Map.groupBy(entries, (entry) => Number(year.format(entry.publishedAt)))
  return {
    years: [...years].map(([year, posts]) => ({ year, posts })),
    page,
    pages: Math.max(1, Math.ceil((rows[0]?.total ?? 0) / ARCHIVE_PAGE)),
  }
}

type Row = { slug: string; title: string; publishedAt: Date; total: number }

// Picks the page's rows in the index of dates first, so that skipped rows are never joined.
function listEntries(page: number): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT post.slug, revision.title, post.published_at AS "publishedAt",
           (SELECT count(*)::int FROM posts post WHERE post.kind = 'article' AND ${isLive}) AS total
    FROM (
      SELECT post.id FROM posts post
      WHERE post.kind = 'article' AND ${isLive}
      ORDER BY post.published_at DESC, post.id DESC
      LIMIT ${ARCHIVE_PAGE} OFFSET ${(page - 1) * ARCHIVE_PAGE}
    ) chosen
    JOIN posts post USING (id)
    JOIN revisions revision ON revision.id = post.live_revision_id
    ORDER BY post.published_at DESC, post.id DESC`
}
