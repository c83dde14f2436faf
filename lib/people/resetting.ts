import { recordAudit } from '#lib/audit/recording'
import { db } from '#lib/db/client'
import { Forbidden, NotFound } from '#lib/errors'
import { parseInput } from '#lib/input'
import { newPassword } from '#lib/people/input'
import { hashPassword } from '#lib/people/passwords'
import { holds, mayManage } from '#lib/people/policy'
import { endSessions } from '#lib/people/sessions'
import type { Viewer } from '#lib/people/viewer'

/**
 * Gives a person a new password and ends all their sessions. Administrators may, for those they manage; the command line
 * also for the owner. Throws Invalid, Forbidden and NotFound.
 */
export async function resetPassword(viewer: Viewer, personId: string, given: string): Promise<void> {
  if (!holds(viewer, 'administrator'))
    throw new Forbidden('Only administrators reset the passwords of others.')
  const passwordHash = await hashPassword(parseInput(newPassword, given))
  await db().$transaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { id: personId }, select: { role: true } })
    if (!person) throw new NotFound('person')
    if (viewer.role !== 'publication' && !mayManage(viewer, person.role))
      throw new Forbidden('You cannot reset the password of somebody of this role.')
    await tx.person.update({ where: { id: personId }, data: { passwordHash }, select: { id: true } })
    await endSessions(tx, personId)
    await recordAudit(tx, viewer, {
      action: 'person.resetPassword',
      subjectType: 'person',
      subjectId: personId,
    })
  })
}
