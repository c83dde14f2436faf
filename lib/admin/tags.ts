import type { Viewer } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { mayCreateTags } from '#lib/tags/creating.ts'

/** The names of the tags, for suggestions, and whether the viewer may use new ones. */
export async function listTagChoices(viewer: Viewer): Promise<{ names: string[]; mayCreate: boolean }> {
  const tags = await db().tag.findMany({ orderBy: { name: 'asc' }, take: 5_000, select: { name: true } })
  return { names: tags.map(({ name }) => name), mayCreate: mayCreateTags(viewer) }
}
