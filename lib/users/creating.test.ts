import { beforeEach, expect, test } from 'vitest'
import { findSession, openSession } from '#lib/auth/sessions.ts'
import { publicationItself } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { createUser } from '#lib/users/creating.ts'
import { requireUserByEmail } from '#lib/users/finding.ts'
import { findInvitation, inviteUser } from '#lib/users/inviting.ts'
import { changeRole, suspendUser, transferOwnership } from '#lib/users/managing.ts'
import { resetPassword } from '#lib/users/resetting.ts'
import { signIn } from '#lib/users/signing-in.ts'
import { someone } from '#test/factories.ts'

const password = 'correct horse battery'
const origin = { address: '192.0.2.1', userAgent: 'Test' }
const ana = { email: 'Ana@example.org', name: 'Ana', role: 'author', password }

beforeEach(async () => {
  await db().user.deleteMany()
  await db().invitation.deleteMany()
})

test('a created user can sign in, and their open invitation ends', async () => {
  const token = await inviteUser(publicationItself, { email: ana.email, role: 'editor' })
  const id = await createUser(publicationItself, ana)
  expect(await requireUserByEmail(' ANA@example.org')).toBe(id)
  expect(await findInvitation(token)).toBeNull()
  expect(await signIn({ email: ana.email, password }, origin)).toEqual(expect.any(String))
})

test('an invited user who has not joined yet cannot be changed, and the error says so', async () => {
  await inviteUser(publicationItself, { email: ana.email, role: 'author' })
  await expect(requireUserByEmail(ana.email)).rejects.toThrow(/has been invited but has not joined yet/)
  await expect(requireUserByEmail('bea@example.org')).rejects.toThrow(NotFound)
})

test('an address is used once, and only administrators choose passwords for others', async () => {
  await createUser(publicationItself, ana)
  await expect(createUser(publicationItself, ana)).rejects.toThrow(Invalid)
  await expect(createUser(await someone('editor'), { ...ana, email: 'b@example.org' })).rejects.toThrow(
    Forbidden,
  )
  await expect(
    createUser(await someone('administrator'), { ...ana, email: 'b@example.org' }),
  ).resolves.toEqual(expect.any(String))
})

test('the command line makes the first owner and no second one', async () => {
  const owner = { ...ana, role: 'owner' }
  await expect(createUser(await someone('administrator'), owner)).rejects.toThrow(Forbidden)
  await createUser(publicationItself, owner)
  await expect(createUser(publicationItself, { ...owner, email: 'b@example.org' })).rejects.toThrow(Conflict)
})

test('the last owner stays: the command line neither suspends nor demotes them, it hands over', async () => {
  const [owner, editor] = [await someone('owner'), await someone('editor')]
  await expect(suspendUser(publicationItself, owner.userId)).rejects.toThrow(Forbidden)
  await expect(changeRole(publicationItself, owner.userId, 'editor')).rejects.toThrow(Forbidden)
  await transferOwnership(publicationItself, editor.userId)
  const users = await db().user.findMany({ select: { id: true, role: true } })
  expect(Object.fromEntries(users.map(({ id, role }) => [id, role]))).toEqual({
    [owner.userId]: 'administrator',
    [editor.userId]: 'owner',
  })
})

test('a new password replaces the old one and ends every session', async () => {
  const id = await createUser(publicationItself, { ...ana, role: 'owner' })
  const session = await openSession(id, 'Test')
  await expect(resetPassword(publicationItself, id, 'short')).rejects.toThrow(Invalid)
  await resetPassword(publicationItself, id, 'another good password')
  expect(await findSession(session)).toBeNull()
  await expect(signIn({ email: ana.email, password }, origin)).rejects.toThrow(Invalid)
  await signIn({ email: ana.email, password: 'another good password' }, origin)
})

test('administrators reset passwords below the owner, editors none', async () => {
  const [owner, editor] = [await someone('owner'), await someone('editor')]
  const administrator = await someone('administrator')
  await expect(resetPassword(administrator, owner.userId, password)).rejects.toThrow(Forbidden)
  await expect(resetPassword(editor, editor.userId, password)).rejects.toThrow(Forbidden)
  await resetPassword(administrator, editor.userId, password)
})
