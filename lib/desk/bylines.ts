import { db } from '#lib/db/client'
import type { Viewer } from '#lib/people/viewer'
import { maySet } from '#lib/posts/fields'

/** The bylines a viewer may put on a post, by name: every one for editors, for others their own. */
export function listDeskBylines(viewer: Viewer): Promise<{ id: string; name: string }[]> {
  return db().byline.findMany({
    where: maySet(viewer, 'bylines') ? {} : { personId: viewer.personId ?? '' },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 1_000,
    select: { id: true, name: true },
  })
}
