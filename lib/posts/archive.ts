import { postPath } from '#lib/addresses/paths'
import { db } from '#lib/db/client'
import { isLive } from '#lib/posts/live'
import type { ArchiveYear } from '#lib/posts/views'
import { getSettings } from '#lib/settings/reading'

type Entry = ArchiveYear['posts'][number]

/** Every live article by year, newest first. The year is that of the publication's zone. */
export async function getArchive(): Promise<ArchiveYear[]> {
  const [{ zone }, entries] = await Promise.all([getSettings(), listEntries()])
  const year = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', calendar: 'iso8601' })
  const years = Map.groupBy(entries, (entry) => Number(year.format(entry.publishedAt)))
  return [...years].map(([year, posts]) => ({ year, posts }))
}

async function listEntries(): Promise<Entry[]> {
  const rows = await db().$queryRaw<{ slug: string; title: string; publishedAt: Date }[]>`
    SELECT post.slug, revision.title, post.published_at AS "publishedAt"
    FROM posts post JOIN revisions revision ON revision.id = post.live_revision_id
    WHERE post.kind = 'article' AND ${isLive}
    ORDER BY post.published_at DESC, post.id DESC
    LIMIT 50000`
  return rows.map(({ slug, ...entry }) => ({ href: postPath('article', slug), ...entry }))
}
