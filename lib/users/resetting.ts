import { z } from 'zod'
import { recordAudit } from '#lib/audit/recording.ts'
import { hashPassword } from '#lib/auth/passwords.ts'
import { holds, mayManage } from '#lib/auth/roles.ts'
import { endSessions } from '#lib/auth/sessions.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden, NotFound } from '#lib/core/errors.ts'
import { isId } from '#lib/core/id.ts'
import { parseInput } from '#lib/core/input.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { changeUsers } from '#lib/users/changing.ts'
import { newPassword } from '#lib/users/input.ts'
import { requireStrongPassword } from '#lib/users/new-passwords.ts'
import { endResetLinks, tellPasswordChanged } from '#lib/users/password-resets.ts'

const reset = z.object({ password: newPassword })

/**
 * Sets a new password for a user and ends all their sessions. Administrators may, for users they manage; the command
 * line also for the owner. Throws Invalid, Forbidden and NotFound.
 */
export async function resetPassword(viewer: Viewer, userId: string, given: string): Promise<void> {
  const { password } = parseInput(reset, { password: given })
  const user = await requireResettable(db(), viewer, userId)
  await requireStrongPassword({ password }, user)
  const passwordHash = await hashPassword(password)
  await changeUsers(viewer, async (tx, viewer) => {
    await requireResettable(tx, viewer, userId)
    await tx.user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } })
    await endSessions(tx, userId)
    await endResetLinks(tx, userId)
    await tellPasswordChanged(tx, userId)
    await recordAudit(tx, viewer, {
      action: 'user.resetPassword',
      subjectType: 'user',
      subjectId: userId,
    })
  })
}

/** The user, if the viewer may reset their password. Throws Forbidden and NotFound. */
export async function requireResettable(
  tx: Tx,
  viewer: Viewer,
  id: string,
): Promise<{ email: string; name: string; suspendedAt: Date | null }> {
  if (!holds(viewer, 'administrator'))
    throw new Forbidden('You need an administrator to reset another user’s password.')
  const user = isId(id)
    ? await tx.user.findUnique({
        where: { id },
        select: { role: true, email: true, name: true, suspendedAt: true },
      })
    : null
  if (!user) throw new NotFound('user')
  if (viewer.role !== 'publication' && !mayManage(viewer, user.role))
    throw new Forbidden('You cannot reset the password of a user with this role.')
  return user
}
