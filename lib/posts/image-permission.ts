import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden } from '#lib/core/errors.ts'
import type { Tx } from '#lib/db/client.ts'
import { may } from '#lib/posts/permissions.ts'
import type { PostKind } from '#prisma/enums.ts'

/**
 * Throws Forbidden when a live post that the viewer may not publish shows this image: changing it would change
 * what readers see.
 */
export async function requireMayChangeImage(
  tx: Tx,
  viewer: Viewer,
  { id, hash }: { id: string; hash: string },
): Promise<void> {
  const shown = await tx.$queryRaw<{ ownerId: string | null; kind: PostKind }[]>`
    SELECT DISTINCT posts.owner_id AS "ownerId", posts.kind
    FROM revisions JOIN posts ON posts.live_revision_id = revisions.id
    WHERE revisions.cover_id = ${id} OR pictures_in(revisions.body) @> ARRAY[${hash}]`
  if (shown.some((post) => may(viewer, 'publish', { ...post, state: 'live' }) !== 'yes'))
    throw new Forbidden('This image is in published posts. Ask an editor to change it.')
}
