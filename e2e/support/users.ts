import { hashPassword } from '#lib/auth/passwords.ts'
import { createOwnByline } from '#lib/bylines/creating.ts'
import { newId } from '#lib/core/id.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { Role } from '#prisma/enums.ts'
import './editing.ts'

export type User = { id: string; email: string; password: string; name: string }

/** Creates a user with a byline, who can sign in. */
export async function createStaffUser(role: Role, name: string): Promise<User> {
  const id = newId()
  const email = `${name.toLowerCase()}.${id.slice(-6)}@example.org`
  const password = `the password of ${name}`
  const data = { id, email, name, role, passwordHash: await hashPassword(password) }
  await transaction(async (tx) => {
    await tx.user.create({ data, select: { id: true } })
    await createOwnByline(tx, { id, name })
  })
  return { id, email, password, name }
}
