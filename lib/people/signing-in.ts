import { z } from 'zod'
import { recordAudit } from '#lib/audit/recording'
import { db } from '#lib/db/client'
import { Invalid } from '#lib/errors'
import { admitAttempt } from '#lib/people/attempts'
import { isPasswordOf } from '#lib/people/passwords'
import { openSession } from '#lib/people/sessions'

const credentials = z.object({
  email: z.string().trim().toLowerCase().min(1).max(254),
  password: z.string().min(1).max(1_000),
})

/** Where an attempt comes from: the client's IP address and its User-Agent. */
export type Origin = { address: string; userAgent: string }

/**
 * Signs somebody in and returns the id of the new session. An unknown address, a wrong password and a suspended person
 * get the same answer after the same work. Throws `Invalid`, or `TooMany` after repeated failures.
 */
export async function signIn(input: unknown, origin: Origin): Promise<string> {
  const parsed = credentials.safeParse(input)
  if (!parsed.success) throw new Invalid({ email: 'Give your e-mail address and your password.' })
  const { email, password } = parsed.data
  const forgive = await admitAttempt(email, origin.address)
  const person = await db().person.findUnique({
    where: { email },
    select: { id: true, role: true, passwordHash: true, suspendedAt: true },
  })
  const right = await isPasswordOf(person?.passwordHash, password)
  if (!person || !right || person.suspendedAt)
    throw new Invalid({ email: 'E-mail address and password do not belong together. Check both.' })
  await forgive()
  const viewer = { role: person.role, personId: person.id }
  await recordAudit(db(), viewer, { action: 'person.signIn', subjectType: 'person', subjectId: person.id })
  return openSession(person.id, origin.userAgent)
}
