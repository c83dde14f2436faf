import { createOwnByline } from '#lib/bylines/creating'
import { newId } from '#lib/db/id'
import { transaction } from '#lib/db/transaction'
import { hashPassword } from '#lib/people/passwords'
import type { Role } from '#prisma/enums'
import './editing.ts'

export type Person = { id: string; email: string; password: string; name: string }

/** Somebody new who can sign in, with a byline of their own. */
export async function employ(role: Role, name: string): Promise<Person> {
  const id = newId()
  const email = `${name.toLowerCase()}.${id.slice(-6)}@example.org`
  const password = `the password of ${name}`
  const data = { id, email, name, role, passwordHash: await hashPassword(password) }
  await transaction(async (tx) => {
    await tx.person.create({ data, select: { id: true } })
    await createOwnByline(tx, { id, name })
  })
  return { id, email, password, name }
}
