import { z } from 'zod'
import { recordAudit } from '#lib/audit/recording.ts'
import { isKnownNetwork, networkOf, rememberNetwork } from '#lib/auth/networks.ts'
import { isPasswordOf } from '#lib/auth/passwords.ts'
import { openSession } from '#lib/auth/sessions.ts'
import { consume } from '#lib/auth/sign-in-rate-limit.ts'
import { Invalid } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { type FailedSignIn, recordFailedSignIn } from '#lib/users/failed-sign-ins.ts'
import { tellOfNewDevice } from '#lib/users/new-device.ts'
import type { Role } from '#prisma/enums.ts'

const credentials = z.object({
  email: z.string().trim().toLowerCase().min(1).max(254),
  password: z.string().min(1).max(1_000),
})

/** Where an attempt comes from: the client's IP address and its User-Agent. */
export type SignInClient = { address: string; userAgent: string }

/**
 * Signs a user in and returns the new session's id. An unknown address, a wrong password and a suspended user get the
 * same message after the same work. Throws Invalid, or TooMany after repeated failures.
 */
export async function signIn(input: unknown, origin: SignInClient): Promise<string> {
  const parsed = credentials.safeParse(input)
  if (!parsed.success) throw new Invalid({ email: 'Enter your e-mail address and password.' })
  const { email, password } = parsed.data
  const network = networkOf(origin.address)
  const user = await db().user.findUnique({
    where: { email },
    select: { id: true, role: true, passwordHash: true, suspendedAt: true },
  })
  const isKnown = await isKnownNetwork(user?.id ?? '', network)
  const refund = await consume({
    account: email,
    address: origin.address,
    ceiling: isKnown ? null : email,
  })
  const isRight = await isPasswordOf(user?.passwordHash, password)
  if (!user) throw await failed({ action: 'user.signInUnknown' }, origin)
  const sessionId =
    isRight && !user.suspendedAt ? await open(user, { network, isKnown, userAgent: origin.userAgent }) : null
  if (!sessionId) throw await failed({ action: 'user.signInFailed', userId: user.id }, origin)
  await refund()
  return sessionId
}

type Compared = { id: string; role: Role; passwordHash: string | null }

/**
 * Opens a session; null when the password was changed or the user suspended while the password was being verified.
 */
function open(
  { id, role, passwordHash }: Compared,
  { network, isKnown, userAgent }: { network: string; isKnown: boolean; userAgent: string },
): Promise<string | null> {
  return transaction(async (tx) => {
    // The row lock makes a concurrent password change wait, so that it ends this session too.
    const [same] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM users
      WHERE id = ${id} AND password_hash = ${passwordHash} AND suspended_at IS NULL FOR SHARE`
    if (!same) return null
    if (!isKnown) await tellOfNewDevice(tx, id, { network, userAgent })
    await rememberNetwork(tx, id, network)
    await recordAudit(tx, { role, userId: id }, { action: 'user.signIn', subjectType: 'user', subjectId: id })
    return openSession(id, userAgent, tx)
  })
}

async function failed(what: FailedSignIn, { address }: SignInClient): Promise<Invalid> {
  await recordFailedSignIn(what, address)
  return new Invalid({ email: 'Incorrect e-mail address or password.' })
}
