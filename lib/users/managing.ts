import { recordAudit } from '#lib/audit/recording.ts'
import { holds, mayManage } from '#lib/auth/roles.ts'
import { endSessions } from '#lib/auth/sessions.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden, NotFound } from '#lib/core/errors.ts'
import { isId } from '#lib/core/id.ts'
import { parseInput } from '#lib/core/input.ts'
import type { Tx } from '#lib/db/client.ts'
import { nameOf, notify } from '#lib/notices/notifying.ts'
import { absolute } from '#lib/urls/origin.ts'
import { changeUsers } from '#lib/users/changing.ts'
import { role as roleInput } from '#lib/users/input.ts'
import { endInvitationsBy } from '#lib/users/inviting.ts'
import type { Role } from '#prisma/enums.ts'

/**
 * Changes a user's role and tells them. Users cannot change their own role or the owner's, or grant more than they hold. Invitations
 * that the user may no longer send are deleted.
 */
export async function changeRole(viewer: Viewer, userId: string, given: string): Promise<void> {
  const role = parseInput(roleInput, given)
  await changeUsers(viewer, async (tx, viewer) => {
    const user = await requireManaged(tx, viewer, userId)
    if (role === 'owner' || !mayManage(viewer, role))
      throw new Forbidden('You cannot grant this role. Ask an administrator.')
    await tx.user.update({ where: { id: userId }, data: { role }, select: { id: true } })
    await endInvitationsBy(tx, userId, role)
    if (role !== user.role) await tellRole(tx, viewer, { userId, from: user.role, to: role })
    await record(tx, viewer, 'user.changeRole', userId, { from: user.role, to: role })
  })
}

/** Suspends a user: their sessions and open invitations end at once and they cannot sign in; their posts stay. */
export async function suspendUser(viewer: Viewer, userId: string): Promise<void> {
  await changeUsers(viewer, async (tx, viewer) => {
    await requireManaged(tx, viewer, userId)
    await tx.user.update({
      where: { id: userId },
      data: { suspendedAt: new Date() },
      select: { id: true },
    })
    await endSessions(tx, userId)
    await endInvitationsBy(tx, userId, null)
    await record(tx, viewer, 'user.suspend', userId)
  })
}

/** Lets a suspended user sign in again. */
export async function reinstateUser(viewer: Viewer, userId: string): Promise<void> {
  await changeUsers(viewer, async (tx, viewer) => {
    await requireManaged(tx, viewer, userId)
    await tx.user.update({ where: { id: userId }, data: { suspendedAt: null }, select: { id: true } })
    await record(tx, viewer, 'user.reinstate', userId)
  })
}

/** Transfers ownership; only the owner and the command line may. The former owner becomes an administrator. */
export async function transferOwnership(viewer: Viewer, userId: string): Promise<void> {
  await changeUsers(viewer, async (tx, viewer) => {
    if (!holds(viewer, 'owner')) throw new Forbidden('Only the owner can transfer ownership.')
    if (!isId(userId)) throw new NotFound('user')
    const successor = await tx.user.findUnique({
      where: { id: userId, role: { not: 'owner' } },
      select: { suspendedAt: true },
    })
    if (!successor) throw new NotFound('user')
    if (successor.suspendedAt) throw new Conflict('This user is suspended. Let them sign in again first.')
    const left =
      viewer.userId === null ? { role: 'owner' as const } : { role: 'owner' as const, id: viewer.userId }
    const former = await tx.user.findMany({ where: left, select: { id: true } })
    await tx.user.updateMany({ where: left, data: { role: 'administrator' } })
    await tx.user.update({ where: { id: userId }, data: { role: 'owner' }, select: { id: true } })
    await tellOwners(
      tx,
      userId,
      former.map(({ id }) => id),
    )
    await record(tx, viewer, 'user.transferOwnership', userId)
  })
}

async function requireManaged(tx: Tx, viewer: Viewer, userId: string): Promise<{ role: Role }> {
  const user = isId(userId)
    ? await tx.user.findUnique({ where: { id: userId }, select: { role: true } })
    : null
  if (!user || !holds(viewer, 'editor')) throw new NotFound('user')
  if (userId === viewer.userId)
    throw new Forbidden('You cannot do this to your own account. Ask another administrator.')
  if (user.role === 'owner') throw new Forbidden('This user is the owner. Transfer ownership first.')
  if (!mayManage(viewer, user.role))
    throw new Forbidden('You cannot change a user with this role. Ask an administrator.')
  return user
}

type RoleChange = { userId: string; from: Role; to: Role }

async function tellRole(tx: Tx, viewer: Viewer, { userId, from, to }: RoleChange): Promise<void> {
  const [by, link] = [await nameOf(tx, viewer.userId), absolute('/admin')]
  await notify(tx, [userId], ({ name }) => ({ kind: 'roleChanged', link, name, from, to, by }))
}

async function tellOwners(tx: Tx, ownerId: string, former: string[]): Promise<void> {
  const [to, link] = [(await nameOf(tx, ownerId)) ?? '', absolute('/admin')]
  const compose = (isNewOwner: boolean) => (user: { name: string }) =>
    ({ kind: 'ownershipTransferred', link, name: user.name, to, isNewOwner }) as const
  await notify(tx, [ownerId], compose(true))
  await notify(tx, former, compose(false))
}

function record(tx: Tx, viewer: Viewer, action: string, subjectId: string, detail?: Record<string, string>) {
  return recordAudit(tx, viewer, { action, subjectType: 'user', subjectId, detail })
}
