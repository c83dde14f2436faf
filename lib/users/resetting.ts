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
import { requireUncommon } from '#lib/users/new-passwords.ts'

const reset = z.object({ password: newPassword })

/**
 * Gives a person a new password and ends all their sessions. Administrators may, for those they manage; the command line
 * also for the owner. Throws Invalid, Forbidden and NotFound.
 */
export async function resetPassword(viewer: Viewer, personId: string, given: string): Promise<void> {
  const { password } = parseInput(reset, { password: given })
  const person = await requireResettable(db(), viewer, personId)
  await requireUncommon({ password }, person)
  const passwordHash = await hashPassword(password)
  await changeUsers(viewer, async (tx, viewer) => {
    await requireResettable(tx, viewer, personId)
    await tx.person.update({ where: { id: personId }, data: { passwordHash }, select: { id: true } })
    await endSessions(tx, personId)
    await recordAudit(tx, viewer, {
      action: 'person.resetPassword',
      subjectType: 'person',
      subjectId: personId,
    })
  })
}

async function requireResettable(
  tx: Tx,
  viewer: Viewer,
  id: string,
): Promise<{ email: string; name: string }> {
  if (!holds(viewer, 'administrator'))
    throw new Forbidden('Only administrators reset the passwords of others.')
  const person = isId(id)
    ? await tx.person.findUnique({ where: { id }, select: { role: true, email: true, name: true } })
    : null
  if (!person) throw new NotFound('person')
  if (viewer.role !== 'publication' && !mayManage(viewer, person.role))
    throw new Forbidden('You cannot reset the password of somebody of this role.')
  return person
}
