import { encode } from 'next-auth/jwt'
import { authSecret } from '#lib/auth-secret'
import { db } from '#lib/db/client'
import { newId } from '#lib/db/id'
import { hashPassword } from '#lib/people/passwords'
import { openSession } from '#lib/people/sessions'
import type { Role } from '#prisma/enums'

export const PASSWORD = 'correct horse battery'

export type Member = { role: Role; personId: string; sessionId: string; email: string; cookie: string }

/** Somebody who works here and is signed in. There is one owner: asked for twice, the same person signs in again. */
export async function hire(role: Role): Promise<Member> {
  const owner = role === 'owner' ? await db().person.findFirst({ where: { role } }) : null
  const personId = owner?.id ?? newId()
  const email = owner?.email ?? `${personId}@example.org`
  if (!owner) {
    const data = {
      id: personId,
      email,
      name: `The ${role}`,
      role,
      passwordHash: await hashPassword(PASSWORD),
    }
    await db().person.create({ data, select: { id: true } })
  }
  const sessionId = await openSession(personId, 'Test')
  const token = await encode({ token: { sid: sessionId }, secret: authSecret() })
  return { role, personId, sessionId, email, cookie: `next-auth.session-token=${token}` }
}
