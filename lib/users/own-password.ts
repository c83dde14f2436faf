import { z } from 'zod'
import { recordAudit } from '#lib/audit/recording.ts'
import { hashPassword, isPasswordOf } from '#lib/auth/passwords.ts'
import { endSessions } from '#lib/auth/sessions.ts'
import { consume } from '#lib/auth/sign-in-rate-limit.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden, Invalid } from '#lib/core/errors.ts'
import { parseInput } from '#lib/core/input.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { recordFailedSignIn } from '#lib/users/failed-sign-ins.ts'
import { newPassword } from '#lib/users/input.ts'
import { requireStrongPassword } from '#lib/users/new-passwords.ts'

const WRONG = 'Incorrect password. Try again.'

const change = z.object({
  current: z.string().min(1, 'Enter your current password.').max(1_000, WRONG),
  next: newPassword,
})

type Change = z.input<typeof change> & {
  /** The current session, which is kept. */
  sessionId: string
  /** The client's IP address. */
  address: string
}

/**
 * Changes the viewer's own password and ends their other sessions. Attempts are rate-limited as at sign-in, but per
 * session: attempts to sign in from elsewhere do not block the user from changing the password. Throws Invalid and
 * TooMany.
 */
export async function changeOwnPassword(
  viewer: Viewer,
  { sessionId, address, ...given }: Change,
): Promise<void> {
  if (viewer.userId === null) throw new Forbidden('The publication itself has no password.')
  const { current, next } = parseInput(change, given)
  const id = viewer.userId
  const user = await db().user.findUniqueOrThrow({
    where: { id },
    select: { email: true, name: true, passwordHash: true },
  })
  const account = `session ${sessionId}`
  const refund = await consume({ account, address, ceiling: account })
  if (!(await isPasswordOf(user.passwordHash, current))) {
    await recordFailedSignIn({ action: 'user.passwordFailed', viewer }, address)
    throw new Invalid({ current: WRONG })
  }
  await refund()
  await requireStrongPassword({ next }, user)
  const passwordHash = await hashPassword(next)
  await transaction(async (tx) => {
    // The password may have been reset meanwhile.
    const { count } = await tx.user.updateMany({
      where: { id, passwordHash: user.passwordHash },
      data: { passwordHash },
    })
    if (count === 0) throw new Invalid({ current: WRONG })
    await endSessions(tx, id, sessionId)
    await recordAudit(tx, viewer, { action: 'user.changePassword', subjectType: 'user', subjectId: id })
  })
}
