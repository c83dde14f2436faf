import { postPath } from '#lib/addresses/paths'
import { db } from '#lib/db/client'
import { live, newestFirst } from '#lib/posts/live'
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
  const rows = await db().post.findMany({
    where: live('article'),
    orderBy: newestFirst,
    take: 50_000,
    select: { kind: true, slug: true, publishedAt: true, liveRevision: { select: { title: true } } },
  })
  return rows.flatMap(({ kind, slug, publishedAt, liveRevision }) =>
    slug && publishedAt && liveRevision
      ? [{ href: postPath(kind, slug), title: liveRevision.title, publishedAt }]
      : [],
  )
}
