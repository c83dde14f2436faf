import { db } from '#lib/db/client'
import type { Viewer } from '#lib/people/viewer'

/** Every byline a draft can carry, by name. Whoever may write sees them: they are public. */
export function listDeskBylines(_viewer: Viewer): Promise<{ id: string; name: string }[]> {
  return db().byline.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 1_000,
    select: { id: true, name: true },
  })
}
