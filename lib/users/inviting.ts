import { z } from 'zod'
import { recordAudit } from '#lib/audit/recording.ts'
import { mayEndInvitation, mayManage } from '#lib/auth/roles.ts'
import { hashToken, newToken } from '#lib/auth/tokens.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/core/errors.ts'
import { isId, newId } from '#lib/core/id.ts'
import { parseInput } from '#lib/core/input.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { cancelMail, writeMail } from '#lib/mail/writing.ts'
import { nameOf } from '#lib/notices/notifying.ts'
import { absolute } from '#lib/urls/origin.ts'
import { changeUsers } from '#lib/users/changing.ts'
import { email, role } from '#lib/users/input.ts'
import type { Role } from '#prisma/enums.ts'

const VALID_MS = 7 * 24 * 60 * 60 * 1000

const invitationInput = z.object({ email, role }).strict()

type Input = Record<keyof z.input<typeof invitationInput>, string>

/**
 * Invites a user by mail and returns the token of the link, which cannot be read again. It replaces an older open
 * invitation to the same address. Throws Invalid, Forbidden, and Conflict when the viewer may not replace that one.
 */
export async function inviteUser(viewer: Viewer, input: Input): Promise<string> {
  const invited = parseInput(invitationInput, input)
  const token = newToken()
  const id = newId()
  const expiresAt = new Date(Date.now() + VALID_MS)
  await changeUsers(viewer, async (tx, viewer) => {
    if (invited.role === 'owner' || !mayManage(viewer, invited.role))
      throw new Forbidden('You cannot invite a user with this role. Ask an administrator.')
    if (await tx.user.findUnique({ where: { email: invited.email }, select: { id: true } }))
      throw new Invalid({ email: 'This e-mail address is already in use. Change that user’s role instead.' })
    await endOlder(tx, viewer, invited.email)
    await tx.invitation.create({
      data: {
        id,
        ...invited,
        tokenHash: hashToken(token),
        invitedById: viewer.userId,
        expiresAt,
      },
      select: { id: true },
    })
    const link = absolute(`/invite/${token}`)
    const invitedBy = await nameOf(tx, viewer.userId)
    const content = { kind: 'invitation' as const, link, role: invited.role, invitedBy }
    await writeMail(tx, { to: invited.email, userId: null, content, expiresAt })
    await recordAudit(tx, viewer, {
      action: 'invitation.create',
      subjectType: 'invitation',
      subjectId: id,
      detail: { email: invited.email, role: invited.role },
    })
  })
  return token
}

async function endOlder(tx: Tx, viewer: Viewer, email: string): Promise<void> {
  const older = await tx.invitation.findMany({
    where: { email, acceptedAt: null, expiresAt: { gt: new Date() } },
    select: { role: true, invitedBy: { select: { role: true } } },
  })
  if (
    older.some(({ role, invitedBy }) => !mayEndInvitation(viewer, { role, sender: invitedBy?.role ?? null }))
  )
    throw new Conflict(
      'An administrator has already invited this address. Ask them to withdraw that invitation.',
    )
  await endInvitationsTo(tx, email)
}

/** Withdraws an open invitation. Throws NotFound when the viewer may not. */
export async function withdrawInvitation(viewer: Viewer, id: string): Promise<void> {
  await changeUsers(viewer, async (tx, viewer) => {
    const open = isId(id)
      ? await tx.invitation.findFirst({
          where: { id, acceptedAt: null },
          select: { role: true, email: true, invitedBy: { select: { role: true } } },
        })
      : null
    if (!open || !mayEndInvitation(viewer, { role: open.role, sender: open.invitedBy?.role ?? null }))
      throw new NotFound('invitation')
    await tx.invitation.deleteMany({ where: { id } })
    await cancelMail(tx, { to: open.email, kinds: ['invitation'] })
    await recordAudit(tx, viewer, { action: 'invitation.withdraw', subjectType: 'invitation', subjectId: id })
  })
}

/** Deletes all open invitations to an address. */
export async function endInvitationsTo(tx: Tx, email: string): Promise<void> {
  await tx.invitation.deleteMany({ where: { email, acceptedAt: null } })
  await cancelMail(tx, { to: email, kinds: ['invitation'] })
}

/** Deletes the open invitations that a user with the new `role` may no longer send; null (suspended): all of them. */
export async function endInvitationsBy(tx: Tx, userId: string, role: Role | null): Promise<void> {
  const open = await tx.invitation.findMany({
    where: { invitedById: userId, acceptedAt: null },
    select: { id: true, role: true, email: true },
  })
  const ended = open.filter(
    (invitation) => role === null || !mayManage({ role, userId: userId }, invitation.role),
  )
  await tx.invitation.deleteMany({ where: { id: { in: ended.map(({ id }) => id) } } })
  for (const { email } of ended) await cancelMail(tx, { to: email, kinds: ['invitation'] })
}

/** The open invitation of a token; null when it was used, withdrawn or has expired. */
export async function findInvitation(token: string) {
  return db().invitation.findFirst({
    where: { tokenHash: hashToken(token), acceptedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, email: true, role: true },
  })
}
