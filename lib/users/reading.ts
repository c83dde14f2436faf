import { holds, mayEndInvitation } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import type { InvitationView, UserView } from '#lib/users/views.ts'

/** All users, by name. */
export async function listUsers(viewer: Viewer): Promise<UserView[]> {
  requireEditor(viewer)
  const users = await db().user.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 1_000,
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      suspendedAt: true,
      createdAt: true,
      sessions: { orderBy: { lastSeenAt: 'desc' }, take: 1, select: { lastSeenAt: true } },
    },
  })
  const bounces = await findBounces(users.map(({ email }) => email))
  return users.map(({ sessions, ...user }) => ({
    ...user,
    lastSeenAt: sessions[0]?.lastSeenAt ?? null,
    bounce: bounces.get(user.email) ?? null,
  }))
}

/** Open invitations, newest first. */
export async function listInvitations(viewer: Viewer): Promise<InvitationView[]> {
  requireEditor(viewer)
  const invitations = await db().invitation.findMany({
    where: { acceptedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: { id: true, email: true, role: true, expiresAt: true, invitedBy: { select: { role: true } } },
  })
  return invitations.map(({ invitedBy, ...invitation }) => ({
    ...invitation,
    mayEnd: mayEndInvitation(viewer, { role: invitation.role, sender: invitedBy?.role ?? null }),
  }))
}

async function findBounces(addresses: string[]): Promise<Map<string, string>> {
  const rows = await db().bouncedAddress.findMany({
    where: { address: { in: addresses } },
    select: { address: true, reason: true },
  })
  return new Map(rows.map(({ address, reason }) => [address, reason]))
}

function requireEditor(viewer: Viewer): void {
  if (!holds(viewer, 'editor')) throw new Forbidden('You need an editor or administrator to see the users.')
}
