import { beforeEach, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden, NotFound } from '#lib/core/errors.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { lock } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'
import { acceptInvitation } from '#lib/users/accepting.ts'
import { createUser } from '#lib/users/creating.ts'
import { findInvitation, inviteUser, withdrawInvitation } from '#lib/users/inviting.ts'
import { changeRole, reinstateUser, suspendUser, transferOwnership } from '#lib/users/managing.ts'
import { listInvitations } from '#lib/users/reading.ts'
import { resetPassword } from '#lib/users/resetting.ts'
import { issueSetupToken, setUpOwner } from '#lib/users/setup.ts'
import { someone } from '#test/factories.ts'
import { untilBlocked } from '#test/waiting.ts'

const email = 'new@example.org'
const user = { name: 'New', password: 'correct horse battery' }
const address = '192.0.2.1'

beforeEach(async () => {
  await db().user.deleteMany()
  await db().invitation.deleteMany()
})

const isOpen = async (token: string) => (await findInvitation(token)) !== null
const accept = (token: string) => acceptInvitation(token, user, address)

test('an invitation ends with the suspension of its sender, for good', async () => {
  const editor = await someone('editor')
  const token = await inviteUser(editor, { email, role: 'author' })
  await suspendUser(us, editor.userId)
  await expect(accept(token)).rejects.toThrow(NotFound)
  await reinstateUser(us, editor.userId)
  await expect(accept(token)).rejects.toThrow(NotFound)
})

test('invitations that their sender could no longer send end with a demotion, the others stay', async () => {
  const administrator = await someone('administrator')
  const invite = (role: string) => inviteUser(administrator, { email: `${role}@example.org`, role })
  const [author, editor] = [await invite('author'), await invite('editor')]
  await changeRole(us, administrator.userId, 'editor')
  expect([await isOpen(author), await isOpen(editor)]).toEqual([true, false])
  await changeRole(us, administrator.userId, 'administrator')
  expect([await isOpen(author), await isOpen(editor)]).toEqual([true, false])
  await changeRole(us, administrator.userId, 'author')
  expect(await isOpen(author)).toBe(false)
})

test('an invitation ends when its sender is deleted, and does not become the publication’s own', async () => {
  const editor = await someone('editor')
  const token = await inviteUser(editor, { email, role: 'author' })
  await db().user.delete({ where: { id: editor.userId } })
  expect(await isOpen(token)).toBe(false)
})

test('an invitation that the command line sent, and one of an owner who handed over, stay', async () => {
  const [owner, heir] = [await someone('owner'), await someone('editor')]
  const ours = await inviteUser(us, { email, role: 'editor' })
  const theirs = await inviteUser(owner, { email: 'b@example.org', role: 'editor' })
  await transferOwnership(owner, heir.userId)
  expect([await isOpen(ours), await isOpen(theirs)]).toEqual([true, true])
})

test('an editor’s invitation does not replace that of an administrator or of the command line', async () => {
  const [editor, administrator] = [await someone('editor'), await someone('administrator')]
  for (const [sender, role] of [
    [administrator, 'author'],
    [administrator, 'editor'],
    [us, 'author'],
  ] as const) {
    const token = await inviteUser(sender, { email, role })
    const refused = inviteUser(editor, { email, role: 'contributor' })
    await expect(refused).rejects.toThrow('An administrator has already invited this address.')
    await expect(refused).rejects.toThrow(Conflict)
    const [{ id, mayEnd } = { id: '', mayEnd: true }] = await listInvitations(editor)
    expect(mayEnd).toBe(false)
    await expect(withdrawInvitation(editor, id)).rejects.toThrow(NotFound)
    expect(await isOpen(token)).toBe(true)
  }
})

test('editors replace and withdraw each other’s invitations, administrators any, and expired ones block none', async () => {
  const [one, other] = [await someone('editor'), await someone('editor')]
  const administrator = await someone('administrator')
  const first = await inviteUser(one, { email, role: 'author' })
  const second = await inviteUser(other, { email, role: 'author' })
  const third = await inviteUser(administrator, { email, role: 'editor' })
  expect([await isOpen(first), await isOpen(second), await isOpen(third)]).toEqual([false, false, true])
  await db().invitation.updateMany({ data: { expiresAt: new Date(0) } })
  expect(await isOpen(await inviteUser(one, { email, role: 'author' }))).toBe(true)
  expect(await db().invitation.count()).toBe(1)
})

test('of two who invite the same address at once one has an open invitation', async () => {
  const senders = [await someone('editor'), await someone('administrator'), await someone('editor')]
  for (let round = 0; round < 10; round++) {
    const input = { email: `${round}@example.org`, role: 'author' }
    await Promise.allSettled(senders.map((sender) => inviteUser(sender, input)))
    expect(await db().invitation.count({ where: { email: input.email } })).toBe(1)
  }
})

test('a user suspended during an invite does not send it', async () => {
  const editor = await someone('editor')
  const invited = await meanwhile(
    (tx) => tx.user.update({ where: { id: editor.userId }, data: { suspendedAt: new Date() } }),
    () => inviteUser(editor, { email, role: 'author' }),
  )
  expect(invited).toMatchObject({ status: 'rejected', reason: expect.any(Forbidden) })
  expect(await db().invitation.count()).toBe(0)
})

test('an invitation accepted while its sender is suspended creates a user or ends, never both', async () => {
  for (let round = 0; round < 3; round++) {
    const editor = await someone('editor')
    const input = { email: `${round}@example.org`, role: 'author' }
    const token = await inviteUser(editor, input)
    const [, accepted] = await Promise.allSettled([suspendUser(us, editor.userId), accept(token)])
    const users = await db().user.count({ where: { email: input.email } })
    expect(users).toBe(accepted.status === 'fulfilled' ? 1 : 0)
    expect(await isOpen(token)).toBe(false)
  }
})

test.each([
  ['changing a role', (viewer, id) => changeRole(viewer, id, 'editor')],
  ['suspending', suspendUser],
  ['reinstating', reinstateUser],
  ['creating a user', (viewer) => createUser(viewer, { ...user, email, role: 'author' })],
  ['resetting a password', (viewer, id) => resetPassword(viewer, id, 'another long password')],
] satisfies [string, (viewer: Awaited<ReturnType<typeof someone>>, id: string) => Promise<unknown>][])(
  'a viewer suspended or demoted a moment ago is refused: %s',
  async (_, verb) => {
    const [suspended, demoted] = [await someone('administrator'), await someone('administrator')]
    const { userId } = await someone('author')
    await suspendUser(us, suspended.userId)
    await changeRole(us, demoted.userId, 'contributor')
    await expect(verb(suspended, userId)).rejects.toThrow(Forbidden)
    await expect(verb(demoted, userId)).rejects.toThrow(/You cannot|You need|no such user/)
  },
)

test('two administrators who suspend each other at once do not both succeed', async () => {
  const [one, other] = [await someone('administrator'), await someone('administrator')]
  const answers = await Promise.allSettled([suspendUser(one, other.userId), suspendUser(other, one.userId)])
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a new owner has no open invitation', async () => {
  const token = await inviteUser(us, { email, role: 'author' })
  await setUpOwner((await issueSetupToken()) ?? '', { ...user, email }, address)
  expect(await isOpen(token)).toBe(false)
})

/** Starts a change of users, lets another start and wait for it, and commits the first. */
async function meanwhile<T>(change: (tx: Tx) => Promise<unknown>, other: () => Promise<T>) {
  const begun = await transaction(async (tx) => {
    await lock(tx, 'users')
    await change(tx)
    const answer = Promise.allSettled([other()])
    await Promise.race([answer, untilBlocked()])
    return { answer }
  })
  return (await begun.answer)[0]
}
