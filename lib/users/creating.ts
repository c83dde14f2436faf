import { recordAudit } from '#lib/audit/recording.ts'
import { hashPassword } from '#lib/auth/passwords.ts'
import { holds, mayManage } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { createOwnByline } from '#lib/bylines/creating.ts'
import { Conflict, Forbidden, Invalid } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { parseInput } from '#lib/core/input.ts'
import { isUniqueViolation } from '#lib/db/failures.ts'
import { changeUsers } from '#lib/users/changing.ts'
import { role as roleInput, userInput } from '#lib/users/input.ts'
import { endInvitationsTo } from '#lib/users/inviting.ts'
import { requireStrongPassword } from '#lib/users/new-passwords.ts'
import { createOwner, hasOwner } from '#lib/users/setup.ts'
import type { Role } from '#prisma/enums.ts'

type Input = { email: string; name: string; password: string; role: string }

/**
 * Creates a user with a given password and returns the id. Administrators and the command line, which can also create
 * the first owner. Throws Invalid, Forbidden, and Conflict for a second owner.
 */
export async function createUser(viewer: Viewer, input: Input): Promise<string> {
  const role = parseInput(roleInput, input.role)
  const { email, name, password } = parseInput(userInput, input)
  if (role === 'owner') return createFirstOwner(viewer, { email, name, password })
  requireMayCreate(viewer, role)
  await requireStrongPassword({ password }, { email, name })
  const user = { id: newId(), email, name, role, passwordHash: await hashPassword(password) }
  await changeUsers(viewer, async (tx, viewer) => {
    requireMayCreate(viewer, role)
    await endInvitationsTo(tx, email)
    await tx.user.create({ data: user, select: { id: true } })
    await createOwnByline(tx, user)
    await recordAudit(tx, viewer, {
      action: 'user.create',
      subjectType: 'user',
      subjectId: user.id,
      detail: { role },
    })
  }).catch(explain)
  return user.id
}

function requireMayCreate(viewer: Viewer, role: Role): void {
  if (!holds(viewer, 'administrator') || !mayManage(viewer, role))
    throw new Forbidden('You cannot create a user with this role. Ask an administrator.')
}

async function createFirstOwner(viewer: Viewer, input: Omit<Input, 'role'>): Promise<string> {
  if (viewer.role !== 'publication')
    throw new Forbidden('The owner can only be created from the command line.')
  if (await hasOwner())
    throw new Conflict(
      'There is already an owner. Create a user with another role, then transfer ownership to them.',
    )
  return createOwner(input)
}

function explain(error: unknown): never {
  if (isUniqueViolation(error))
    throw new Invalid({ email: 'This e-mail address is already in use. Change that user’s role instead.' })
  throw error
}
