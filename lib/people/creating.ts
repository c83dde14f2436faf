import { recordAudit } from '#lib/audit/recording'
import { createOwnByline } from '#lib/bylines/creating'
import { isUniqueViolation } from '#lib/db/failures'
import { newId } from '#lib/db/id'
import { Conflict, Forbidden, Invalid } from '#lib/errors'
import { parseInput } from '#lib/input'
import { changePeople } from '#lib/people/changing'
import { personInput, role as roleInput } from '#lib/people/input'
import { endInvitationsTo } from '#lib/people/inviting'
import { requireUncommon } from '#lib/people/new-passwords'
import { hashPassword } from '#lib/people/passwords'
import { holds, mayManage } from '#lib/people/policy'
import { createOwner, hasOwner } from '#lib/people/setup'
import type { Viewer } from '#lib/people/viewer'
import type { Role } from '#prisma/enums'

type Input = { email: string; name: string; password: string; role: string }

/**
 * Makes a person with a password that somebody chose for them, and returns their id. Administrators and the command
 * line, which also makes the first owner. Throws Invalid, Forbidden, and Conflict for a second owner.
 */
export async function createPerson(viewer: Viewer, input: Input): Promise<string> {
  const role = parseInput(roleInput, input.role)
  const { email, name, password } = parseInput(personInput, input)
  if (role === 'owner') return createFirstOwner(viewer, { email, name, password })
  requireMaker(viewer, role)
  await requireUncommon({ password }, { email, name })
  const person = { id: newId(), email, name, role, passwordHash: await hashPassword(password) }
  await changePeople(viewer, async (tx, viewer) => {
    requireMaker(viewer, role)
    await endInvitationsTo(tx, email)
    await tx.person.create({ data: person, select: { id: true } })
    await createOwnByline(tx, person)
    await recordAudit(tx, viewer, {
      action: 'person.create',
      subjectType: 'person',
      subjectId: person.id,
      detail: { role },
    })
  }).catch(explain)
  return person.id
}

function requireMaker(viewer: Viewer, role: Role): void {
  if (!holds(viewer, 'administrator') || !mayManage(viewer, role))
    throw new Forbidden('You cannot make somebody of this role. Ask an administrator.')
}

async function createFirstOwner(viewer: Viewer, input: Omit<Input, 'role'>): Promise<string> {
  if (viewer.role !== 'publication') throw new Forbidden('Only the command line makes an owner.')
  if (await hasOwner())
    throw new Conflict('There is an owner already. Make somebody else, then give them the role owner.')
  return createOwner(input)
}

function explain(error: unknown): never {
  if (isUniqueViolation(error))
    throw new Invalid({ email: 'Somebody here has this e-mail address. Change their role instead.' })
  throw error
}
