import { db } from '#lib/db/client.ts'
import { bylineSelect, toByline } from '#lib/published/byline-shapes.ts'
import { isListed } from '#lib/published/live.ts'
import type { BylineView } from '#lib/published/views.ts'
import { sortByName } from '#lib/settings/collating.ts'

const hasLivePosts = () => ({ posts: { some: isListed() } })

/** A byline with live articles; null when there is none. */
export async function getByline(slug: string): Promise<BylineView | null> {
  const row = await db().byline.findFirst({ where: { slug, ...hasLivePosts() }, select: bylineSelect() })
  return row && toByline(row)
}

/** All bylines with live articles, collated in the publication's language. */
export async function listBylines(): Promise<BylineView[]> {
  const rows = await db().byline.findMany({ where: hasLivePosts(), take: 5_000, select: bylineSelect() })
  return sortByName(rows.map(toByline))
}
