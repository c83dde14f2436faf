import { z } from 'zod'
import { recordAudit } from '#lib/audit/recording'
import { db, type Tx } from '#lib/db/client'
import { isId } from '#lib/db/id'
import { Forbidden, NotFound } from '#lib/errors'
import { parseInput } from '#lib/input'
import { changePeople } from '#lib/people/changing'
import { newPassword } from '#lib/people/input'
import { requireUncommon } from '#lib/people/new-passwords'
import { hashPassword } from '#lib/people/passwords'
import { holds, mayManage } from '#lib/people/policy'
import { endSessions } from '#lib/people/sessions'
import type { Viewer } from '#lib/people/viewer'

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
  await changePeople(viewer, async (tx, viewer) => {
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
