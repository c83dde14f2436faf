import { beforeEach, expect, test } from 'vitest'
import { Invalid, NotFound } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { createOwnerFromEnvironment, isSetupOpen, issueSetupToken, setUpOwner } from '#lib/users/setup.ts'

const address = '192.0.2.1'
const ana = { email: 'ana@example.org', name: 'Ana', password: 'correct horse battery' }

beforeEach(async () => {
  await db().user.deleteMany()
  await db().setupToken.deleteMany()
})

async function token() {
  const issued = await issueSetupToken()
  if (!issued) throw new Error('There is an owner already.')
  return issued
}

test('the one-time link creates the owner and works once', async () => {
  const issued = await token()
  await setUpOwner(issued, ana, address)
  expect(await db().user.findFirst({ select: { email: true, role: true } })).toEqual({
    email: ana.email,
    role: 'owner',
  })
  expect(await isSetupOpen(issued)).toBe(false)
  expect(await issueSetupToken()).toBeNull()
  await expect(setUpOwner(issued, ana, address)).rejects.toThrow(NotFound)
})

test('two at once make one owner', async () => {
  const issued = await token()
  const answers = await Promise.allSettled([
    setUpOwner(issued, ana, address),
    setUpOwner(issued, { ...ana, email: 'bo@example.org' }, address),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db().user.count()).toBe(1)
})

test('an older token, a made-up one and an expired one open nothing', async () => {
  const older = await token()
  const newer = await token()
  expect(await isSetupOpen(older)).toBe(false)
  expect(await isSetupOpen('')).toBe(false)
  expect(await isSetupOpen(newer)).toBe(true)
  await db().setupToken.updateMany({ data: { expiresAt: new Date(0) } })
  expect(await isSetupOpen(newer)).toBe(false)
})

test('the token itself is nowhere in the database', async () => {
  const issued = await token()
  const rows = await db().setupToken.findMany()
  expect(JSON.stringify(rows)).not.toContain(issued)
})

test('a short password is refused and leaves the set-up open', async () => {
  const issued = await token()
  await expect(setUpOwner(issued, { ...ana, password: 'short' }, address)).rejects.toThrow(Invalid)
  expect(await isSetupOpen(issued)).toBe(true)
})

test('the environment creates the owner only while there are no users', async () => {
  await createOwnerFromEnvironment({ email: 'Eve@Example.org', password: ana.password })
  await createOwnerFromEnvironment({ email: 'other@example.org', password: ana.password })
  expect(await db().user.findMany({ select: { email: true } })).toEqual([{ email: 'eve@example.org' }])
})

test('of instances that start at once, one creates the owner, and the others go on', async () => {
  const given = { email: 'eve@example.org', password: ana.password }
  await Promise.all([1, 2, 3].map(() => createOwnerFromEnvironment(given)))
  expect(await db().user.count({ where: { role: 'owner' } })).toBe(1)
})
