import { z } from 'zod'
import { recordAudit } from '#lib/audit/recording.ts'
import { hashPassword } from '#lib/auth/passwords.ts'
import { endSessions } from '#lib/auth/sessions.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden, Invalid } from '#lib/core/errors.ts'
import { parseInput } from '#lib/core/input.ts'
import { transaction } from '#lib/db/transaction.ts'
import { requireOwnPassword, WRONG } from '#lib/users/confirming.ts'
import { newPassword } from '#lib/users/input.ts'
import { requireStrongPassword } from '#lib/users/new-passwords.ts'
import { endResetLinks, tellPasswordChanged } from '#lib/users/password-resets.ts'

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
  const user = await requireOwnPassword(viewer, { field: 'current', password: current, sessionId, address })
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
    await endResetLinks(tx, id)
    await tellPasswordChanged(tx, id)
    await recordAudit(tx, viewer, { action: 'user.changePassword', subjectType: 'user', subjectId: id })
  })
}
