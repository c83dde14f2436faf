import { recordAudit } from '#lib/audit/recording'
import { db, type Tx } from '#lib/db/client'
import { isId } from '#lib/db/id'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors'
import { parseInput } from '#lib/input'
import { newPassword, role as roleInput } from '#lib/people/input'
import { hashPassword, isPasswordOf } from '#lib/people/passwords'
import { holds, mayManage } from '#lib/people/policy'
import { endSessions } from '#lib/people/sessions'
import type { Viewer } from '#lib/people/viewer'
import type { Role } from '#prisma/enums'

/** Gives a person another role. Nobody changes their own, the owner's, or grants more than they hold. */
export async function changeRole(viewer: Viewer, personId: string, given: string): Promise<void> {
  const role = parseInput(roleInput, given)
  await db().$transaction(async (tx) => {
    const person = await requireManaged(tx, viewer, personId)
    if (role === 'owner' || !mayManage(viewer, role))
      throw new Forbidden('You cannot grant this role. Ask an administrator.')
    await tx.person.update({ where: { id: personId }, data: { role }, select: { id: true } })
    await note(tx, viewer, 'person.changeRole', personId, { from: person.role, to: role })
  })
}

/** Suspends a person: their sessions end at once and they cannot sign in; what they wrote stays. */
export async function suspendPerson(viewer: Viewer, personId: string): Promise<void> {
  await db().$transaction(async (tx) => {
    await requireManaged(tx, viewer, personId)
    await tx.person.update({
      where: { id: personId },
      data: { suspendedAt: new Date() },
      select: { id: true },
    })
    await endSessions(tx, personId)
    await note(tx, viewer, 'person.suspend', personId)
  })
}

/** Lets a suspended person sign in again. */
export async function reinstatePerson(viewer: Viewer, personId: string): Promise<void> {
  await db().$transaction(async (tx) => {
    await requireManaged(tx, viewer, personId)
    await tx.person.update({ where: { id: personId }, data: { suspendedAt: null }, select: { id: true } })
    await note(tx, viewer, 'person.reinstate', personId)
  })
}

/** Hands the publication over: the owner may, and the command line. The former owner becomes an administrator. */
export async function transferOwnership(viewer: Viewer, personId: string): Promise<void> {
  if (!holds(viewer, 'owner')) throw new Forbidden('Only the owner can hand the publication over.')
  if (!isId(personId)) throw new NotFound('person')
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM people WHERE id = ${personId} OR role = 'owner' ORDER BY id FOR UPDATE`
    const heir = await tx.person.findUnique({
      where: { id: personId, role: { not: 'owner' } },
      select: { suspendedAt: true },
    })
    if (!heir) throw new NotFound('person')
    if (heir.suspendedAt) throw new Conflict('This person is suspended. Let them sign in again first.')
    const left =
      viewer.personId === null ? { role: 'owner' as const } : { role: 'owner' as const, id: viewer.personId }
    await tx.person.updateMany({ where: left, data: { role: 'administrator' } })
    await tx.person.update({ where: { id: personId }, data: { role: 'owner' } })
    await note(tx, viewer, 'person.transferOwnership', personId)
  })
}

/** Changes the viewer's own password. Their other sessions end; `sessionId` is the one that stays. */
export async function changeOwnPassword(
  viewer: Viewer,
  { current, next, sessionId }: { current: string; next: string; sessionId: string },
): Promise<void> {
  if (viewer.personId === null) throw new Forbidden('The publication itself has no password.')
  const password = parseInput(newPassword, next)
  const { personId } = viewer
  const person = await db().person.findUnique({ where: { id: personId }, select: { passwordHash: true } })
  if (!(await isPasswordOf(person?.passwordHash, current)))
    throw new Invalid({ current: 'This is not your password. Check it and try again.' })
  const passwordHash = await hashPassword(password)
  await db().$transaction(async (tx) => {
    await tx.person.update({ where: { id: personId }, data: { passwordHash }, select: { id: true } })
    await endSessions(tx, personId, sessionId)
    await note(tx, viewer, 'person.changePassword', personId)
  })
}

async function requireManaged(tx: Tx, viewer: Viewer, personId: string): Promise<{ role: Role }> {
  const [person] = isId(personId)
    ? await tx.$queryRaw<{ role: Role }[]>`SELECT role FROM people WHERE id = ${personId} FOR UPDATE`
    : []
  if (!person || !holds(viewer, 'editor')) throw new NotFound('person')
  if (personId === viewer.personId)
    throw new Forbidden('You cannot do this to yourself. Ask another administrator.')
  if (person.role === 'owner')
    throw new Forbidden('This is the owner. Hand the publication over to somebody else first.')
  if (!mayManage(viewer, person.role))
    throw new Forbidden('You cannot change somebody of this role. Ask an administrator.')
  return person
}

function note(tx: Tx, viewer: Viewer, action: string, subjectId: string, detail?: Record<string, string>) {
  return recordAudit(tx, viewer, { action, subjectType: 'person', subjectId, detail })
}
