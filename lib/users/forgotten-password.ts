import { z } from 'zod'
import { recordAudit } from '#lib/audit/recording.ts'
import { hashPassword } from '#lib/auth/passwords.ts'
import { endSessions } from '#lib/auth/sessions.ts'
import { consume } from '#lib/auth/sign-in-rate-limit.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Conflict, NotFound } from '#lib/core/errors.ts'
import { parseInput } from '#lib/core/input.ts'
import type { Tx } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { writeMail } from '#lib/mail/writing.ts'
import { nameOf } from '#lib/notices/notifying.ts'
import { changeUsers } from '#lib/users/changing.ts'
import { email as emailInput, newPassword } from '#lib/users/input.ts'
import { requireStrongPassword } from '#lib/users/new-passwords.ts'
import { createReset, endResetLinks, findReset, tellPasswordChanged } from '#lib/users/password-resets.ts'
import { requireResettable } from '#lib/users/resetting.ts'

const request = z.object({ email: emailInput })
const choice = z.object({ password: newPassword })

/** Messages that an address gets in an hour, so that a stranger cannot fill a mailbox. */
const MAX_PER_HOUR = 3

/**
 * Sends a link to choose a new password, if there is an account with this address that may sign in. The answer is the
 * same for every address, and so is the work: the same statements write rows of the same kind, which for other
 * addresses are never sent. `address` is the client's IP address. Throws Invalid, and TooMany after many requests.
 */
export async function requestPasswordReset(given: { email: string }, address: string): Promise<void> {
  const { email } = parseInput(request, given)
  await consume({ account: 'password reset', address, ceiling: null })
  await transaction(async (tx) => {
    const user = await tx.user.findUnique({
      where: { email },
      select: { id: true, name: true, suspendedAt: true },
    })
    const isAllowed = !(await hasEnough(tx, user?.id ?? ''))
    const known = isAllowed && user && !user.suspendedAt ? user : null
    const { link, expiresAt } = await createReset(tx, { userId: known?.id ?? null, madeById: null })
    const content = { kind: 'passwordReset' as const, link, name: known?.name ?? email }
    await writeMail(tx, { to: known ? email : '', userId: known?.id ?? null, content, expiresAt })
  })
}

async function hasEnough(tx: Tx, userId: string): Promise<boolean> {
  const hourAgo = new Date(Date.now() - 60 * 60 * 1000)
  const recent = { userId, madeById: null, createdAt: { gt: hourAgo } }
  return (await tx.passwordReset.count({ where: recent })) >= MAX_PER_HOUR
}

/**
 * Makes a link with which a user chooses a new password, sends it to them, and returns it. Administrators may, for
 * users they manage. Throws Forbidden, NotFound, and Conflict for a suspended user.
 */
export function makeResetLink(viewer: Viewer, userId: string): Promise<string> {
  return changeUsers(viewer, async (tx, viewer) => {
    const { email, name, suspendedAt } = await requireResettable(tx, viewer, userId)
    if (suspendedAt) throw new Conflict('This user is suspended. Let them sign in again first.')
    await endResetLinks(tx, userId)
    const { link, expiresAt } = await createReset(tx, { userId, madeById: viewer.userId })
    const madeBy = await nameOf(tx, viewer.userId)
    const content = { kind: 'passwordResetMade' as const, link, name, madeBy }
    await writeMail(tx, { to: email, userId, content, expiresAt })
    await recordAudit(tx, viewer, { action: 'user.makeResetLink', subjectType: 'user', subjectId: userId })
    return link
  })
}

/**
 * Chooses a new password through a link, which works once. It ends all sessions and all other links of the user.
 * `address` is the client's IP address. Throws NotFound for a link that is void, Invalid for the form, and TooMany
 * after many rejected passwords.
 */
export async function choosePassword(
  token: string,
  input: z.input<typeof choice>,
  address: string,
): Promise<void> {
  const reset = await findReset(token)
  if (!reset) throw new NotFound()
  const { password } = parseInput(choice, input)
  const { id, user } = reset
  const account = `reset ${id}`
  const refund = await consume({ account, address, ceiling: account })
  await requireStrongPassword({ password }, user)
  const passwordHash = await hashPassword(password)
  await transaction(async (tx) => {
    const open = { id, usedAt: null, expiresAt: { gt: new Date() }, user: { suspendedAt: null } }
    const { count } = await tx.passwordReset.updateMany({ where: open, data: { usedAt: new Date() } })
    if (count === 0) throw new NotFound()
    await tx.user.update({ where: { id: user.id }, data: { passwordHash }, select: { id: true } })
    await endSessions(tx, user.id)
    await endResetLinks(tx, user.id)
    await tellPasswordChanged(tx, user.id)
    const viewer = { role: user.role, userId: user.id }
    await recordAudit(tx, viewer, { action: 'user.choosePassword', subjectType: 'user', subjectId: user.id })
  })
  await refund()
}
