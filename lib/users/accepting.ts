import { z } from 'zod'
import { recordAudit } from '#lib/audit/recording.ts'
import { hashPassword } from '#lib/auth/passwords.ts'
import { consume } from '#lib/auth/sign-in-rate-limit.ts'
import { publicationItself } from '#lib/auth/viewer.ts'
import { createOwnByline } from '#lib/bylines/creating.ts'
import { Invalid, NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { parseInput } from '#lib/core/input.ts'
import type { Tx } from '#lib/db/client.ts'
import { isUniqueViolation } from '#lib/db/failures.ts'
import { notify } from '#lib/notices/notifying.ts'
import { absolute } from '#lib/urls/origin.ts'
import { changeUsers } from '#lib/users/changing.ts'
import { newPassword, userName } from '#lib/users/input.ts'
import { findInvitation } from '#lib/users/inviting.ts'
import { requireStrongPassword } from '#lib/users/new-passwords.ts'
import type { Prisma } from '#prisma/client.ts'

const acceptance = z.object({ name: userName, password: newPassword })

/**
 * Turns an invitation into a user and returns the user's id; `address` is the client's IP address. It works once: a
 * second use, and a use after its sender was suspended, throw NotFound. Throws Invalid for the form and when the
 * e-mail address has been taken meanwhile; TooMany after many rejected passwords.
 */
export async function acceptInvitation(
  token: string,
  input: z.input<typeof acceptance>,
  address: string,
): Promise<string> {
  const invitation = await findInvitation(token)
  if (!invitation) throw new NotFound()
  const { name, password } = parseInput(acceptance, input)
  const { email, role, id } = invitation
  const account = `invitation ${id}`
  const refund = await consume({ account, address, ceiling: account })
  await requireStrongPassword({ password }, { email, name })
  const user = { id: newId(), email, role, name, passwordHash: await hashPassword(password) }
  await accept(id, user)
  await refund()
  return user.id
}

type NewUser = Prisma.UserUncheckedCreateInput & { id: string }

async function accept(id: string, user: NewUser): Promise<void> {
  try {
    await changeUsers(publicationItself, async (tx) => {
      const { count } = await tx.invitation.updateMany({
        where: { id, acceptedAt: null },
        data: { acceptedAt: new Date() },
      })
      if (count === 0) throw new NotFound()
      await tx.user.create({ data: user, select: { id: true } })
      await createOwnByline(tx, user)
      await tellSender(tx, id, user)
      const viewer = { role: user.role, userId: user.id }
      await recordAudit(tx, viewer, {
        action: 'invitation.accept',
        subjectType: 'user',
        subjectId: user.id,
      })
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new Invalid({
      email: `${user.email} already has an account. Sign in, or ask for a new link.`,
    })
  }
}

async function tellSender(tx: Tx, id: string, { name, email }: NewUser): Promise<void> {
  const invitation = await tx.invitation.findUnique({ where: { id }, select: { invitedById: true } })
  if (!invitation?.invitedById) return
  const link = absolute('/admin/users')
  await notify(tx, [invitation.invitedById], () => ({ kind: 'invitationAccepted', link, name, email }))
}
