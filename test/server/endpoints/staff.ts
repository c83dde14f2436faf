import { encode } from 'next-auth/jwt'
import { authSecret } from '#lib/auth/auth-secret.ts'
import { hashPassword } from '#lib/auth/passwords.ts'
import { openSession } from '#lib/auth/sessions.ts'
import { newId } from '#lib/core/id.ts'
import { db } from '#lib/db/client.ts'
import type { Role } from '#prisma/enums.ts'

export const PASSWORD = 'correct horse battery'

export type Member = { role: Role; userId: string; sessionId: string; email: string; cookie: string }

/** Creates a signed-in user with a role. There is one owner, who signs in again each time. */
export async function hire(role: Role): Promise<Member> {
  const owner = role === 'owner' ? await db().user.findFirst({ where: { role } }) : null
  const userId = owner?.id ?? newId()
  const email = owner?.email ?? `${userId}@example.org`
  if (!owner) {
    const data = {
      id: userId,
      email,
      name: `The ${role}`,
      role,
      passwordHash: await hashOfPassword(),
    }
    await db().user.create({ data, select: { id: true } })
  }
  const sessionId = await openSession(userId, 'Test')
  const token = await encode({ token: { sid: sessionId }, secret: authSecret() })
  return { role, userId, sessionId, email, cookie: `next-auth.session-token=${token}` }
}

let hash: Promise<string> | undefined

/** Hashed once: hashing is slow on purpose, and a test file signs in hundreds of users. */
function hashOfPassword(): Promise<string> {
  hash ??= hashPassword(PASSWORD)
  return hash
}
