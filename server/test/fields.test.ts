import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden, Invalid } from '#lib/core/errors.ts'
import { Role } from '#prisma/enums.ts'
import { someone } from '#test/factories.ts'
import { readDeclaredFields } from '#test/server/endpoints/declared.ts'
import { FIELDS, type Setter } from '#test/server/endpoints/fields.ts'
import { TRIALS } from '#test/server/endpoints/trials.ts'

const ROLES = Object.values(Role)
const viewers = {} as Record<Role, Viewer>

beforeAll(async () => {
  for (const role of ROLES) viewers[role] = await someone(role)
})

test('every field of an action or route is in the table, and no other', () => {
  expect(sorted(readDeclaredFields())).toEqual(
    sorted(Object.fromEntries(Object.entries(FIELDS).map(([name, fields]) => [name, Object.keys(fields)]))),
  )
})

test('every action with a field restricted by role is tested', () => {
  const decided = Object.entries(FIELDS).filter(([, fields]) => Object.values(fields).some(isRole))
  expect(Object.keys(TRIALS).sort()).toEqual(decided.map(([name]) => name).sort())
})

const cases = Object.entries(FIELDS).flatMap(([name, fields]) =>
  Object.entries(fields).flatMap(([field, setter]) =>
    isRole(setter)
      ? ROLES.map((role) => ({ name, field, role, may: ROLES.indexOf(role) >= ROLES.indexOf(setter) }))
      : [],
  ),
)

describe.each(cases)('$name, $field by $role', ({ name, field, role, may }) => {
  test(may ? 'is stored' : 'is rejected by name, and nothing is stored', async () => {
    const trial = TRIALS[name]
    const value = (await trial?.values())?.[field]
    const subject = await trial?.begin(viewers[role])
    const before = await subject?.read()
    const outcome = await subject?.send({ [field]: value }).catch((error) => error)
    const after = await subject?.read()
    expect(value).toBeDefined()
    if (may) {
      expect(outcome).not.toBeInstanceOf(Error)
      return expect(after?.[field]).toEqual(value)
    }
    expect(after).toEqual(before)
    expect(isRefusalOf(field, outcome), String(outcome)).toBe(true)
  })
})

/**
 * Without permission for the action, the message says so; with permission for all but this field, it names the field.
 */
function isRefusalOf(field: string, outcome: unknown): boolean {
  if (outcome instanceof Invalid) return Object.keys(outcome.fields).join() === field
  return outcome instanceof Forbidden || (outcome instanceof Error && outcome.name === 'NotFound')
}

function isRole(setter: Setter): setter is Role {
  return setter in Role
}

function sorted(table: Record<string, string[]>) {
  return Object.fromEntries(
    Object.entries(table)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, fields]) => [name, [...fields].sort()]),
  )
}
