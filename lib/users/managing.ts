import { recordAudit } from '#lib/audit/recording.ts'
import { holds, mayManage } from '#lib/auth/roles.ts'
import { endSessions } from '#lib/auth/sessions.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden, NotFound } from '#lib/core/errors.ts'
import { isId } from '#lib/core/id.ts'
import { parseInput } from '#lib/core/input.ts'
import type { Tx } from '#lib/db/client.ts'
import { changeUsers } from '#lib/users/changing.ts'
import { role as roleInput } from '#lib/users/input.ts'
import { endInvitationsBy } from '#lib/users/inviting.ts'
import type { Role } from '#prisma/enums.ts'

/**
 * Changes a user's role. Users cannot change their own role or the owner's, or grant more than they hold. Invitations
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
    await tx.user.updateMany({ where: left, data: { role: 'administrator' } })
    await tx.user.update({ where: { id: userId }, data: { role: 'owner' } })
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

function record(tx: Tx, viewer: Viewer, action: string, subjectId: string, detail?: Record<string, string>) {
  return recordAudit(tx, viewer, { action, subjectType: 'user', subjectId, detail })
}
