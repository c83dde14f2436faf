import { recordAudit } from '#lib/audit/recording.ts'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'

type Options = {
  /** How long a post stays in the trash. */
  days: number
  signal?: AbortSignal
}

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Deletes the posts that have been in the trash for that long, with their revisions and redirects: their slugs are free
 * again. Withdrawn posts stay, so that their addresses answer 410. One post at a time, so an interrupted run continues
 * with the next call. Returns how many were deleted. Administrators and above; throws Forbidden.
 */
export async function emptyTrash(viewer: Viewer, { days, signal }: Options): Promise<number> {
  if (!holds(viewer, 'administrator')) throw new Forbidden('You need an administrator to empty the trash.')
  const before = new Date(Date.now() - days * DAY_MS)
  const isOld = { trashedAt: { lt: before }, withdrawnAt: null, liveRevisionId: null }
  const posts = await db().post.findMany({ where: isOld, select: { id: true }, orderBy: { id: 'asc' } })
  let deleted = 0
  for (const { id } of posts) {
    signal?.throwIfAborted()
    deleted += await transaction(async (tx) => {
      const [draft] = await tx.$queryRaw<{ title: string }[]>`
        SELECT title FROM drafts WHERE post_id = ${id} FOR UPDATE`
      // Restored meanwhile, or deleted by another instance: nothing to record.
      const { count } = await tx.post.deleteMany({ where: { id, ...isOld } })
      const detail = { title: draft?.title ?? '' }
      if (count > 0)
        await recordAudit(tx, viewer, { action: 'post.delete', subjectType: 'post', subjectId: id, detail })
      return count
    })
  }
  return deleted
}
