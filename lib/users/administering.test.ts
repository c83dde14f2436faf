import { beforeEach, expect, test } from 'vitest'
import { findSession, openSession } from '#lib/auth/sessions.ts'
import { publicationItself } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { createPerson } from '#lib/users/creating.ts'
import { requirePersonByEmail } from '#lib/users/finding.ts'
import { findInvitation, invitePerson } from '#lib/users/inviting.ts'
import { changeRole, suspendPerson, transferOwnership } from '#lib/users/managing.ts'
import { resetPassword } from '#lib/users/resetting.ts'
import { signIn } from '#lib/users/signing-in.ts'
import { someone } from '#test/factories.ts'

const password = 'correct horse battery'
const origin = { address: '192.0.2.1', userAgent: 'Test' }
const ana = { email: 'Ana@example.org', name: 'Ana', role: 'author', password }

beforeEach(async () => {
  await db().person.deleteMany()
  await db().invitation.deleteMany()
})

test('somebody who was made can sign in, and their open invitation ends', async () => {
  const token = await invitePerson(publicationItself, { email: ana.email, role: 'editor' })
  const id = await createPerson(publicationItself, ana)
  expect(await requirePersonByEmail(' ANA@example.org')).toBe(id)
  expect(await findInvitation(token)).toBeNull()
  expect(await signIn({ email: ana.email, password }, origin)).toEqual(expect.any(String))
})

test('whoever was invited and has not joined yet is nobody to change, and that is said', async () => {
  await invitePerson(publicationItself, { email: ana.email, role: 'author' })
  await expect(requirePersonByEmail(ana.email)).rejects.toThrow(/has been invited and has not joined yet/)
  await expect(requirePersonByEmail('bea@example.org')).rejects.toThrow(NotFound)
})

test('an address is used once, and only administrators choose passwords for others', async () => {
  await createPerson(publicationItself, ana)
  await expect(createPerson(publicationItself, ana)).rejects.toThrow(Invalid)
  await expect(createPerson(await someone('editor'), { ...ana, email: 'b@example.org' })).rejects.toThrow(
    Forbidden,
  )
  await expect(
    createPerson(await someone('administrator'), { ...ana, email: 'b@example.org' }),
  ).resolves.toEqual(expect.any(String))
})

test('the command line makes the first owner and no second one', async () => {
  const owner = { ...ana, role: 'owner' }
  await expect(createPerson(await someone('administrator'), owner)).rejects.toThrow(Forbidden)
  await createPerson(publicationItself, owner)
  await expect(createPerson(publicationItself, { ...owner, email: 'b@example.org' })).rejects.toThrow(
    Conflict,
  )
})

test('the last owner stays: the command line neither suspends nor demotes them, it hands over', async () => {
  const [owner, editor] = [await someone('owner'), await someone('editor')]
  await expect(suspendPerson(publicationItself, owner.personId)).rejects.toThrow(Forbidden)
  await expect(changeRole(publicationItself, owner.personId, 'editor')).rejects.toThrow(Forbidden)
  await transferOwnership(publicationItself, editor.personId)
  const people = await db().person.findMany({ select: { id: true, role: true } })
  expect(Object.fromEntries(people.map(({ id, role }) => [id, role]))).toEqual({
    [owner.personId]: 'administrator',
    [editor.personId]: 'owner',
  })
})

test('a new password replaces the old one and ends every session', async () => {
  const id = await createPerson(publicationItself, { ...ana, role: 'owner' })
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
  await expect(resetPassword(administrator, owner.personId, password)).rejects.toThrow(Forbidden)
  await expect(resetPassword(editor, editor.personId, password)).rejects.toThrow(Forbidden)
  await resetPassword(administrator, editor.personId, password)
})
