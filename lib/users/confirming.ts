import { isPasswordOf } from '#lib/auth/passwords.ts'
import { consume } from '#lib/auth/sign-in-rate-limit.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden, Invalid } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { recordFailedSignIn } from '#lib/users/failed-sign-ins.ts'

export const WRONG = 'Incorrect password. Try again.'
const MAX_LENGTH = 1_000

/** A user's confirmation of an act by their password, and where it comes from. */
export type Confirmation = {
  password: string
  sessionId: string
  /** The client's IP address. */
  address: string
  /** The form field of the password. */
  field: string
}

/**
 * The viewer's own account, when the password is theirs. Attempts are rate-limited as at sign-in, but per session:
 * attempts to sign in from elsewhere do not block the user. Throws Invalid and TooMany.
 */
export async function requireOwnPassword(
  viewer: Viewer,
  { password, sessionId, address, field }: Confirmation,
) {
  if (viewer.userId === null) throw new Forbidden('The publication itself has no password.')
  if (password === '') throw new Invalid({ [field]: 'Enter your current password.' })
  const user = await db().user.findUniqueOrThrow({
    where: { id: viewer.userId },
    select: { id: true, email: true, name: true, passwordHash: true },
  })
  const account = `session ${sessionId}`
  const refund = await consume({ account, address, ceiling: account })
  if (password.length > MAX_LENGTH || !(await isPasswordOf(user.passwordHash, password))) {
    await recordFailedSignIn(
      { action: 'user.passwordFailed', viewer: { ...viewer, userId: user.id } },
      address,
    )
    throw new Invalid({ [field]: WRONG })
  }
  await refund()
  return user
}
