import { z } from 'zod'
import { recordAudit } from '#lib/audit/recording'
import { createOwnByline } from '#lib/bylines/creating'
import { db } from '#lib/db/client'
import { isId, newId } from '#lib/db/id'
import { Forbidden, Invalid, NotFound } from '#lib/errors'
import { parseInput } from '#lib/input'
import { email, newPassword, personName, role } from '#lib/people/input'
import { hashPassword } from '#lib/people/passwords'
import { mayManage } from '#lib/people/policy'
import { hashToken, newToken } from '#lib/people/tokens'
import type { Viewer } from '#lib/people/viewer'
import { Prisma } from '#prisma/client'

const VALID_MS = 7 * 24 * 60 * 60 * 1000

const invitationInput = z.object({ email, role }).strict()

/** Invites somebody and returns the token of their link, which is never shown again. An older invitation of theirs ends. */
export async function invitePerson(
  viewer: Viewer,
  input: Record<keyof z.input<typeof invitationInput>, string>,
): Promise<string> {
  const invited = parseInput(invitationInput, input)
  if (invited.role === 'owner' || !mayManage(viewer, invited.role))
    throw new Forbidden('You cannot invite somebody with this role. Ask an administrator.')
  if (await db().person.findUnique({ where: { email: invited.email }, select: { id: true } }))
    throw new Invalid({ email: 'Somebody here has this e-mail address. Change their role instead.' })
  const token = newToken()
  const id = newId()
  await db().$transaction(async (tx) => {
    await tx.invitation.deleteMany({ where: { email: invited.email, acceptedAt: null } })
    await tx.invitation.create({
      data: {
        id,
        ...invited,
        tokenHash: hashToken(token),
        invitedById: viewer.personId,
        expiresAt: new Date(Date.now() + VALID_MS),
      },
      select: { id: true },
    })
    await recordAudit(tx, viewer, {
      action: 'invitation.create',
      subjectType: 'invitation',
      subjectId: id,
      detail: { email: invited.email, role: invited.role },
    })
  })
  return token
}

/** The open invitation behind a link; null when it was used, withdrawn or has expired. */
export async function findInvitation(token: string) {
  return db().invitation.findFirst({
    where: { tokenHash: hashToken(token), acceptedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, email: true, role: true, invitedBy: { select: { role: true, suspendedAt: true } } },
  })
}

const acceptance = z.object({ name: personName, password: newPassword })

/**
 * Turns an invitation into a person and returns their id. It works once; a second use throws `NotFound`. Throws
 * `Invalid` for the form, and when somebody else got the e-mail address meanwhile.
 */
export async function acceptInvitation(token: string, input: z.input<typeof acceptance>): Promise<string> {
  const invitation = await findInvitation(token)
  if (!invitation) throw new NotFound()
  const { name, password } = parseInput(acceptance, input)
  const { email, role, id } = invitation
  const person = { id: newId(), email, role, name, passwordHash: await hashPassword(password) }
  try {
    await db().$transaction(async (tx) => {
      const { count } = await tx.invitation.updateMany({
        where: { id, acceptedAt: null },
        data: { acceptedAt: new Date() },
      })
      if (count === 0) throw new NotFound()
      await tx.person.create({ data: person, select: { id: true } })
      await createOwnByline(tx, person)
      const viewer = { role, personId: person.id }
      await recordAudit(tx, viewer, {
        action: 'invitation.accept',
        subjectType: 'person',
        subjectId: person.id,
      })
    })
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error
    throw new Invalid({
      email: `Somebody here has the address ${email} already. Sign in, or ask for a new link.`,
    })
  }
  return person.id
}

/** Withdraws an open invitation. */
export async function withdrawInvitation(viewer: Viewer, id: string): Promise<void> {
  const open = isId(id)
    ? await db().invitation.findFirst({ where: { id, acceptedAt: null }, select: { role: true } })
    : null
  if (!open || !mayManage(viewer, open.role)) throw new NotFound('invitation')
  await db().$transaction(async (tx) => {
    await tx.invitation.deleteMany({ where: { id, acceptedAt: null } })
    await recordAudit(tx, viewer, { action: 'invitation.withdraw', subjectType: 'invitation', subjectId: id })
  })
}
