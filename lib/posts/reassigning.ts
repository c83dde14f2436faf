import { z } from 'zod'
import { recordAudit } from '#lib/audit/recording.ts'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden, Invalid, NotFound } from '#lib/core/errors.ts'
import { parseInput } from '#lib/core/input.ts'
import { id } from '#lib/core/text.ts'
import { transaction } from '#lib/db/transaction.ts'

export const reassignInput = z
  .object({ from: id, to: id })
  .strict()
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'Choose another user.' })
export type ReassignInput = z.input<typeof reassignInput>

/**
 * Gives all posts of a user to another, drafts and trash included; bylines stay as they are. Administrators and above.
 * Returns the number of posts. Throws Invalid, Forbidden and NotFound.
 */
export async function reassignPosts(viewer: Viewer, input: ReassignInput): Promise<number> {
  if (!holds(viewer, 'administrator')) throw new Forbidden('You need an administrator to reassign posts.')
  const { from, to } = parseInput(reassignInput, input)
  return transaction(async (tx) => {
    const [user, heir] = [
      await tx.user.findUnique({ where: { id: from }, select: { id: true } }),
      await tx.user.findUnique({ where: { id: to }, select: { suspendedAt: true } }),
    ]
    if (!user || !heir) throw new NotFound('user')
    if (heir.suspendedAt) throw new Invalid({ to: 'This user is suspended. Choose another.' })
    const { count } = await tx.post.updateMany({ where: { ownerId: from }, data: { ownerId: to } })
    await recordAudit(tx, viewer, {
      action: 'user.reassignPosts',
      subjectType: 'user',
      subjectId: from,
      detail: { to, posts: count },
    })
    return count
  })
}
