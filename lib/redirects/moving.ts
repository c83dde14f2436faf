import type { Viewer } from '#lib/auth/viewer.ts'
import { newId } from '#lib/core/id.ts'
import type { Tx } from '#lib/db/client.ts'
import { postPath } from '#lib/urls/paths.ts'
import type { PostKind } from '#prisma/enums.ts'

type Move = { id: string; kind: PostKind; from: string | null; to: string }

/**
 * Lets a post settle at its slug: redirects from there end, those that led there follow the post from now on, and the
 * slug it leaves leads to it. They name the post, not its path, so that later moves make no chains. Call with the lock
 * on addresses held.
 */
export async function moveAddress(tx: Tx, viewer: Viewer, { id, kind, from, to }: Move): Promise<void> {
  const path = postPath(kind, to)
  await tx.redirect.deleteMany({ where: { from: path } })
  await tx.redirect.updateMany({ where: { to: path }, data: { to: null, postId: id } })
  if (from === null || from === to) return
  await tx.redirect.createMany({
    data: [{ id: newId(), from: postPath(kind, from), postId: id, status: 308, createdById: viewer.userId }],
    skipDuplicates: true,
  })
}
