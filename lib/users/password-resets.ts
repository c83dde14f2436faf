import { hashToken, newToken } from '#lib/auth/tokens.ts'
import { newId } from '#lib/core/id.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { cancelMail } from '#lib/mail/writing.ts'
import { notify } from '#lib/notices/notifying.ts'
import { absolute } from '#lib/urls/origin.ts'

const VALID_MS = 30 * 60 * 1000

type Reset = { userId: string | null; madeById: string | null }

/** Makes a link to choose a new password, in a transaction. Only the hash of its token is stored. */
export async function createReset(tx: Tx, { userId, madeById }: Reset) {
  const token = newToken()
  const expiresAt = new Date(Date.now() + VALID_MS)
  await tx.passwordReset.create({
    data: { id: newId(), tokenHash: hashToken(token), userId, madeById, expiresAt },
    select: { id: true },
  })
  return { link: absolute(`/login/reset/${token}`), expiresAt }
}

/** The open link of a token, with its user; null when it was used, has expired, or the user is suspended. */
export async function findReset(token: string) {
  const reset = await db().passwordReset.findFirst({
    where: {
      tokenHash: hashToken(token),
      usedAt: null,
      expiresAt: { gt: new Date() },
      user: { suspendedAt: null },
    },
    select: { id: true, user: { select: { id: true, role: true, email: true, name: true } } },
  })
  return reset?.user ? { id: reset.id, user: reset.user } : null
}

/** Makes all links of a user void, unsent ones included. */
export async function endResetLinks(tx: Tx, userId: string): Promise<void> {
  await tx.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { usedAt: new Date() } })
  const user = await tx.user.findUnique({ where: { id: userId }, select: { email: true } })
  if (user) await cancelMail(tx, { to: user.email, kinds: ['passwordReset', 'passwordResetMade'] })
}

/** Tells a user that their password was changed. */
export async function tellPasswordChanged(tx: Tx, userId: string): Promise<void> {
  const link = absolute('/admin/account')
  await notify(tx, [userId], ({ name }) => ({ kind: 'passwordChanged', link, name }))
}
