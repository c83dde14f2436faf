import type { Viewer } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { maySet } from '#lib/posts/fields.ts'

/** The bylines that the viewer may put on a post, by name: all for editors, their own for others. */
export function listAdminBylines(viewer: Viewer): Promise<{ id: string; name: string }[]> {
  return db().byline.findMany({
    where: maySet(viewer, 'bylines') ? {} : { userId: viewer.userId ?? '' },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 1_000,
    select: { id: true, name: true },
  })
}
