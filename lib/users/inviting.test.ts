import { beforeEach, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden, NotFound } from '#lib/core/errors.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { lock } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'
import { acceptInvitation } from '#lib/users/accepting.ts'
import { createPerson } from '#lib/users/creating.ts'
import { findInvitation, invitePerson, withdrawInvitation } from '#lib/users/inviting.ts'
import { changeRole, reinstatePerson, suspendPerson, transferOwnership } from '#lib/users/managing.ts'
import { listInvitations } from '#lib/users/reading.ts'
import { resetPassword } from '#lib/users/resetting.ts'
import { issueSetupToken, setUpOwner } from '#lib/users/setup.ts'
import { someone } from '#test/factories.ts'
import { untilSomebodyWaits } from '#test/waiting.ts'

const email = 'new@example.org'
const person = { name: 'New', password: 'correct horse battery' }
const address = '192.0.2.1'

beforeEach(async () => {
  await db().person.deleteMany()
  await db().invitation.deleteMany()
})

const isOpen = async (token: string) => (await findInvitation(token)) !== null
const accept = (token: string) => acceptInvitation(token, person, address)

test('an invitation ends with the suspension of its sender, for good', async () => {
  const editor = await someone('editor')
  const token = await invitePerson(editor, { email, role: 'author' })
  await suspendPerson(us, editor.personId)
  await expect(accept(token)).rejects.toThrow(NotFound)
  await reinstatePerson(us, editor.personId)
  await expect(accept(token)).rejects.toThrow(NotFound)
})

test('invitations that their sender could no longer send end with a demotion, the others stay', async () => {
  const administrator = await someone('administrator')
  const invite = (role: string) => invitePerson(administrator, { email: `${role}@example.org`, role })
  const [author, editor] = [await invite('author'), await invite('editor')]
  await changeRole(us, administrator.personId, 'editor')
  expect([await isOpen(author), await isOpen(editor)]).toEqual([true, false])
  await changeRole(us, administrator.personId, 'administrator')
  expect([await isOpen(author), await isOpen(editor)]).toEqual([true, false])
  await changeRole(us, administrator.personId, 'author')
  expect(await isOpen(author)).toBe(false)
})

test('an invitation ends when its sender is deleted, and does not become the publication’s own', async () => {
  const editor = await someone('editor')
  const token = await invitePerson(editor, { email, role: 'author' })
  await db().person.delete({ where: { id: editor.personId } })
  expect(await isOpen(token)).toBe(false)
})

test('an invitation that the command line sent, and one of an owner who handed over, stay', async () => {
  const [owner, heir] = [await someone('owner'), await someone('editor')]
  const ours = await invitePerson(us, { email, role: 'editor' })
  const theirs = await invitePerson(owner, { email: 'b@example.org', role: 'editor' })
  await transferOwnership(owner, heir.personId)
  expect([await isOpen(ours), await isOpen(theirs)]).toEqual([true, true])
})

test('an editor’s invitation does not replace that of an administrator or of the command line', async () => {
  const [editor, administrator] = [await someone('editor'), await someone('administrator')]
  for (const [sender, role] of [
    [administrator, 'author'],
    [administrator, 'editor'],
    [us, 'author'],
  ] as const) {
    const token = await invitePerson(sender, { email, role })
    const refused = invitePerson(editor, { email, role: 'contributor' })
    await expect(refused).rejects.toThrow('An administrator has invited this address already.')
    await expect(refused).rejects.toThrow(Conflict)
    const [{ id, mayEnd } = { id: '', mayEnd: true }] = await listInvitations(editor)
    expect(mayEnd).toBe(false)
    await expect(withdrawInvitation(editor, id)).rejects.toThrow(NotFound)
    expect(await isOpen(token)).toBe(true)
  }
})

test('editors replace and withdraw each other’s invitations, administrators anybody’s, and expired ones bind nobody', async () => {
  const [one, other] = [await someone('editor'), await someone('editor')]
  const administrator = await someone('administrator')
  const first = await invitePerson(one, { email, role: 'author' })
  const second = await invitePerson(other, { email, role: 'author' })
  const third = await invitePerson(administrator, { email, role: 'editor' })
  expect([await isOpen(first), await isOpen(second), await isOpen(third)]).toEqual([false, false, true])
  await db().invitation.updateMany({ data: { expiresAt: new Date(0) } })
  expect(await isOpen(await invitePerson(one, { email, role: 'author' }))).toBe(true)
  expect(await db().invitation.count()).toBe(1)
})

test('of two who invite the same address at once one has an open invitation', async () => {
  const senders = [await someone('editor'), await someone('administrator'), await someone('editor')]
  for (let round = 0; round < 10; round++) {
    const input = { email: `${round}@example.org`, role: 'author' }
    await Promise.allSettled(senders.map((sender) => invitePerson(sender, input)))
    expect(await db().invitation.count({ where: { email: input.email } })).toBe(1)
  }
})

test('whoever is suspended at the moment they invite does not', async () => {
  const editor = await someone('editor')
  const invited = await meanwhile(
    (tx) => tx.person.update({ where: { id: editor.personId }, data: { suspendedAt: new Date() } }),
    () => invitePerson(editor, { email, role: 'author' }),
  )
  expect(invited).toMatchObject({ status: 'rejected', reason: expect.any(Forbidden) })
  expect(await db().invitation.count()).toBe(0)
})

test('an invitation accepted at the moment its sender is suspended makes a person or ends, never both', async () => {
  for (let round = 0; round < 3; round++) {
    const editor = await someone('editor')
    const input = { email: `${round}@example.org`, role: 'author' }
    const token = await invitePerson(editor, input)
    const [, accepted] = await Promise.allSettled([suspendPerson(us, editor.personId), accept(token)])
    const people = await db().person.count({ where: { email: input.email } })
    expect(people).toBe(accepted.status === 'fulfilled' ? 1 : 0)
    expect(await isOpen(token)).toBe(false)
  }
})

test.each([
  ['changing a role', (viewer, id) => changeRole(viewer, id, 'editor')],
  ['suspending', suspendPerson],
  ['reinstating', reinstatePerson],
  ['making somebody', (viewer) => createPerson(viewer, { ...person, email, role: 'author' })],
  ['resetting a password', (viewer, id) => resetPassword(viewer, id, 'another long password')],
] satisfies [string, (viewer: Awaited<ReturnType<typeof someone>>, id: string) => Promise<unknown>][])(
  'whoever was suspended or demoted a moment ago is not let through: %s',
  async (_, verb) => {
    const [suspended, demoted] = [await someone('administrator'), await someone('administrator')]
    const { personId } = await someone('author')
    await suspendPerson(us, suspended.personId)
    await changeRole(us, demoted.personId, 'contributor')
    await expect(verb(suspended, personId)).rejects.toThrow(Forbidden)
    await expect(verb(demoted, personId)).rejects.toThrow(/You cannot|Only administrators|no such person/)
  },
)

test('two administrators who suspend each other at once do not both succeed', async () => {
  const [one, other] = [await someone('administrator'), await someone('administrator')]
  const answers = await Promise.allSettled([
    suspendPerson(one, other.personId),
    suspendPerson(other, one.personId),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('whoever becomes the owner is not invited any more', async () => {
  const token = await invitePerson(us, { email, role: 'author' })
  await setUpOwner((await issueSetupToken()) ?? '', { ...person, email }, address)
  expect(await isOpen(token)).toBe(false)
})

/** Begins a change of people, lets something else begin and wait for it, and ends it. */
async function meanwhile<T>(change: (tx: Tx) => Promise<unknown>, other: () => Promise<T>) {
  const begun = await transaction(async (tx) => {
    await lock(tx, 'people')
    await change(tx)
    const answer = Promise.allSettled([other()])
    await Promise.race([answer, untilSomebodyWaits()])
    return { answer }
  })
  return (await begun.answer)[0]
}
