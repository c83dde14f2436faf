import { recordAudit } from '#lib/audit/recording.ts'
import { hashPassword } from '#lib/auth/passwords.ts'
import { consume } from '#lib/auth/sign-in-rate-limit.ts'
import { hashToken, isTokenOf, newToken } from '#lib/auth/tokens.ts'
import { publicationItself } from '#lib/auth/viewer.ts'
import { createOwnByline } from '#lib/bylines/creating.ts'
import { Invalid, NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { parseInput } from '#lib/core/input.ts'
import { db } from '#lib/db/client.ts'
import { isUniqueViolation } from '#lib/db/failures.ts'
import { changeUsers } from '#lib/users/changing.ts'
import { type UserInput, userInput } from '#lib/users/input.ts'
import { endInvitationsTo } from '#lib/users/inviting.ts'
import { requireStrongPassword } from '#lib/users/new-passwords.ts'

const VALID_MS = 24 * 60 * 60 * 1000

/** Whether the site has an owner. */
export async function hasOwner(): Promise<boolean> {
  return (await db().user.count({ where: { role: 'owner' } })) > 0
}

/** Creates a set-up token and invalidates the previous one; null once there is an owner. Only its hash is stored. */
export async function issueSetupToken(): Promise<string | null> {
  if (await hasOwner()) return null
  const token = newToken()
  const data = { tokenHash: hashToken(token), expiresAt: new Date(Date.now() + VALID_MS) }
  await db().setupToken.upsert({ where: { id: 1 }, create: data, update: data, select: { id: true } })
  return token
}

/** Whether this token is valid and there is no owner yet. */
export async function isSetupOpen(token: string): Promise<boolean> {
  const row = await db().setupToken.findUnique({
    where: { id: 1 },
    select: { tokenHash: true, expiresAt: true },
  })
  const matches = isTokenOf(row?.tokenHash ?? hashToken(''), token)
  return Boolean(row && matches && row.expiresAt > new Date()) && !(await hasOwner())
}

/**
 * Creates the owner through the one-time link; `address` is the client's IP address. Throws NotFound when the token
 * is invalid, Invalid for the form, TooMany after many rejected passwords.
 */
export async function setUpOwner(token: string, input: UserInput, address: string): Promise<string> {
  if (!(await isSetupOpen(token))) throw new NotFound()
  const owner = parseInput(userInput, input)
  const refund = await consume({ account: 'set-up', address, ceiling: 'set-up' })
  const id = await createOwner(owner)
  await refund()
  return id
}

/**
 * Creates the owner and deletes the set-up token. Of two concurrent calls one throws NotFound. Without a name given
 * by the user, no byline is created.
 */
export async function createOwner(input: UserInput, { isNamed = true } = {}): Promise<string> {
  const { email, name, password } = parseInput(userInput, input)
  await requireStrongPassword({ password }, { email, name })
  const data = {
    id: newId(),
    email,
    name,
    role: 'owner' as const,
    passwordHash: await hashPassword(password),
  }
  try {
    await changeUsers(publicationItself, async (tx) => {
      await endInvitationsTo(tx, email)
      await tx.user.create({ data, select: { id: true } })
      if (isNamed) await createOwnByline(tx, data)
      await tx.setupToken.deleteMany({})
      await recordAudit(tx, publicationItself, {
        action: 'user.setUp',
        subjectType: 'user',
        subjectId: data.id,
      })
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    if (await hasOwner()) throw new NotFound()
    throw new Invalid({ email: 'This e-mail address is already in use. Choose another.' })
  }
  return data.id
}

/**
 * Creates the owner from ADMIN_EMAIL and ADMIN_PASSWORD if there are no users. Ignored afterwards, and when another
 * instance that starts at the same time creates it first.
 */
export async function createOwnerFromEnvironment(given: {
  email?: string
  password?: string
}): Promise<void> {
  if (!given.email || !given.password || (await db().user.count()) > 0) return
  const name = given.email.split('@')[0] ?? given.email
  await createOwner({ email: given.email, name, password: given.password }, { isNamed: false }).catch(
    nameVariable,
  )
}

function nameVariable(error: unknown): void {
  if (error instanceof NotFound) return
  const password = error instanceof Invalid && error.fields.password
  if (password) throw new Invalid({ ADMIN_PASSWORD: `ADMIN_PASSWORD: ${password}` })
  throw error
}
