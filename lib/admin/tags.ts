import type { Viewer } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { mayCreateTags } from '#lib/tags/creating.ts'

/** The tags that the viewer may choose from, by name; null when they may create new ones. */
export async function listTagChoices(viewer: Viewer): Promise<string[] | null> {
  if (mayCreateTags(viewer)) return null
  const tags = await db().tag.findMany({ orderBy: { name: 'asc' }, take: 5_000, select: { name: true } })
  return tags.map(({ name }) => name)
}
