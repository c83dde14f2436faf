import { z } from 'zod'
import { recordAudit } from '#lib/audit/recording.ts'
import { hashToken, newToken } from '#lib/auth/tokens.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Invalid, NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { parseInput } from '#lib/core/input.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { isUniqueViolation } from '#lib/db/failures.ts'
import { transaction } from '#lib/db/transaction.ts'
import { cancelMail, writeMail } from '#lib/mail/writing.ts'
import { absolute } from '#lib/urls/origin.ts'
import { changeUsers } from '#lib/users/changing.ts'
import { type Confirmation, requireOwnPassword } from '#lib/users/confirming.ts'
import { email as emailInput } from '#lib/users/input.ts'
import { endInvitationsTo } from '#lib/users/inviting.ts'
import { endResetLinks } from '#lib/users/password-resets.ts'

const VALID_MS = 24 * 60 * 60 * 1000
const TAKEN = 'This e-mail address is already in use. Choose another.'

const change = z.object({ email: emailInput })

type Change = Omit<Confirmation, 'field'> & { email: string }

/**
 * Asks for another e-mail address, with the password. Both addresses get a link, and the change takes effect when both
 * have confirmed it, within a day; the present address need not when it refuses mail. Replaces an earlier request.
 * Throws Invalid and TooMany.
 */
export async function requestEmailChange(
  viewer: Viewer,
  { email: given, ...confirmation }: Change,
): Promise<void> {
  const { email } = parseInput(change, { email: given })
  const user = await requireOwnPassword(viewer, { ...confirmation, field: 'password' })
  if (email === user.email) throw new Invalid({ email: 'This is your present address.' })
  const [oldToken, nextToken] = [newToken(), newToken()]
  const expiresAt = new Date(Date.now() + VALID_MS)
  await changeUsers(viewer, async (tx, viewer) => {
    await requireFree(tx, email)
    await endEmailChange(tx, user.id)
    const isLost = (await tx.bouncedAddress.count({ where: { address: user.email } })) > 0
    await tx.emailChange.create({
      data: {
        ...{ id: newId(), userId: user.id, email, expiresAt, oldConfirmedAt: isLost ? new Date() : null },
        ...{ oldTokenHash: hashToken(oldToken), newTokenHash: hashToken(nextToken) },
      },
      select: { id: true },
    })
    const about = { name: user.name, email }
    const content = (kind: 'emailChangeOld' | 'emailChangeNew', token: string) =>
      ({ kind, link: absolute(`/login/email/${token}`), ...about }) as const
    if (!isLost)
      await writeMail(tx, {
        to: user.email,
        userId: user.id,
        content: content('emailChangeOld', oldToken),
        expiresAt,
      })
    await writeMail(tx, {
      to: email,
      userId: user.id,
      content: content('emailChangeNew', nextToken),
      expiresAt,
    })
    await record(tx, viewer, 'user.requestEmailChange', { userId: user.id, email })
  })
}

/** A pending change, as its link or its user finds it. */
export type PendingChange = {
  email: string
  /** Whether the present and the new address have confirmed. */
  isOldConfirmed: boolean
  isNewConfirmed: boolean
  expiresAt: Date
}

/** The viewer's pending change; null without one. */
export async function getPendingEmailChange(viewer: Viewer): Promise<PendingChange | null> {
  if (viewer.userId === null) return null
  const pending = await db().emailChange.findFirst({
    where: { userId: viewer.userId, expiresAt: { gt: new Date() } },
    select: { email: true, oldConfirmedAt: true, newConfirmedAt: true, expiresAt: true },
  })
  if (!pending) return null
  const { email, oldConfirmedAt, newConfirmedAt, expiresAt } = pending
  return {
    email,
    expiresAt,
    isOldConfirmed: oldConfirmedAt !== null,
    isNewConfirmed: newConfirmedAt !== null,
  }
}

/** The change that a link confirms; null when it is done, withdrawn or has expired. */
export async function findEmailChange(token: string, tx: Tx = db()) {
  const hash = hashToken(token)
  const found = await tx.emailChange.findFirst({
    where: {
      OR: [{ oldTokenHash: hash }, { newTokenHash: hash }],
      expiresAt: { gt: new Date() },
      user: { suspendedAt: null },
    },
    select: {
      ...{ id: true, email: true, oldTokenHash: true, oldConfirmedAt: true, newConfirmedAt: true },
      user: { select: { id: true, role: true, name: true, email: true } },
    },
  })
  return found && { ...found, isOld: found.oldTokenHash === hash }
}

/**
 * Confirms a change from one of its two addresses. Returns true when that was the second, and the change took effect.
 * Throws NotFound for a link that is void, and Invalid when the address has been taken meanwhile.
 */
export async function confirmEmailChange(token: string): Promise<boolean> {
  try {
    return await transaction(async (tx) => {
      await tx.$executeRaw`
        SELECT id FROM email_changes WHERE ${hashToken(token)} IN (old_token_hash, new_token_hash) FOR UPDATE`
      const found = await findEmailChange(token, tx)
      if (!found) throw new NotFound()
      const { id, isOld, email, user } = found
      const viewer: Viewer = { role: user.role, userId: user.id }
      await tx.emailChange.update({
        where: { id },
        data: { [isOld ? 'oldConfirmedAt' : 'newConfirmedAt']: new Date() },
        select: { id: true },
      })
      if ((isOld ? found.newConfirmedAt : found.oldConfirmedAt) === null) return false
      await requireFree(tx, email)
      await endResetLinks(tx, user.id)
      await endEmailChange(tx, user.id)
      await endInvitationsTo(tx, email)
      await tx.user.update({ where: { id: user.id }, data: { email }, select: { id: true } })
      for (const to of [user.email, email])
        await writeMail(tx, {
          to,
          userId: user.id,
          content: { kind: 'emailChanged', name: user.name, email },
        })
      await record(tx, viewer, 'user.changeEmail', { userId: user.id, email })
      return true
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Invalid({ email: TAKEN })
    throw error
  }
}

/** Withdraws the viewer's pending change. Does nothing without one. */
export async function withdrawEmailChange(viewer: Viewer): Promise<void> {
  const { userId } = viewer
  if (userId === null) return
  await transaction(async (tx) => {
    if (!(await endEmailChange(tx, userId))) return
    await record(tx, viewer, 'user.withdrawEmailChange', { userId })
  })
}

async function requireFree(tx: Tx, email: string): Promise<void> {
  if (await tx.user.count({ where: { email } })) throw new Invalid({ email: TAKEN })
}

/** Deletes a pending change and what was not yet sent about it. */
async function endEmailChange(tx: Tx, userId: string): Promise<boolean> {
  const pending = await tx.emailChange.findUnique({
    where: { userId },
    select: { email: true, user: { select: { email: true } } },
  })
  if (!pending) return false
  await tx.emailChange.deleteMany({ where: { userId } })
  await cancelMail(tx, { to: pending.email, kinds: ['emailChangeNew'] })
  await cancelMail(tx, { to: pending.user.email, kinds: ['emailChangeOld'] })
  return true
}

type Detail = { userId: string; email?: string }

function record(tx: Tx, viewer: Viewer, action: string, { userId, ...detail }: Detail): Promise<void> {
  return recordAudit(tx, viewer, { action, subjectType: 'user', subjectId: userId, detail })
}
