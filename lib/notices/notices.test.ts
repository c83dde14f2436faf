import { beforeEach, expect, test } from 'vitest'
import { hashPassword } from '#lib/auth/passwords.ts'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { writeMail } from '#lib/mail/writing.ts'
import { discardMail, retryMail } from '#lib/notices/managing.ts'
import { saveNotices } from '#lib/notices/preferences.ts'
import { listMail } from '#lib/notices/reading.ts'
import { requestChanges, submitPost } from '#lib/posts/reviewing.ts'
import { acceptInvitation } from '#lib/users/accepting.ts'
import { handOverPublication } from '#lib/users/handing-over.ts'
import { inviteUser, withdrawInvitation } from '#lib/users/inviting.ts'
import { changeRole } from '#lib/users/managing.ts'
import { signIn } from '#lib/users/signing-in.ts'
import { someDraft, someone } from '#test/factories.ts'
import { INVITATION } from '#test/mail/sending.ts'

const PASSWORD = 'correct horse battery'

beforeEach(async () => {
  await db().mailMessage.deleteMany()
  await db().bouncedAddress.deleteMany()
})

async function addressOf(userId: string): Promise<string> {
  return (await db().user.findUniqueOrThrow({ where: { id: userId } })).email
}

async function kindsTo(to: string): Promise<string[]> {
  const messages = await db().mailMessage.findMany({ where: { to }, orderBy: { id: 'asc' } })
  return messages.map(({ kind }) => kind)
}

test('an invitation is mailed; a withdrawn or replaced one is not sent any more', async () => {
  await inviteUser(us, { email: 'new@example.org', role: 'author' })
  await inviteUser(us, { email: 'new@example.org', role: 'editor' })
  expect(await kindsTo('new@example.org')).toEqual(['invitation'])
  const { id } = await db().invitation.findFirstOrThrow({ where: { email: 'new@example.org' } })
  await withdrawInvitation(us, id)
  expect(await kindsTo('new@example.org')).toEqual([])
})

test('the sender of an invitation hears that it was accepted, unless they do not want to', async () => {
  for (const isMuted of [false, true]) {
    const editor = await someone('editor')
    if (isMuted) await saveNotices(editor, { muted: ['invitationAccepted'] })
    const token = await inviteUser(editor, { email: `${editor.userId}@new.example`, role: 'author' })
    await acceptInvitation(token, { name: 'Noor', password: PASSWORD }, '192.0.2.1')
    expect(await kindsTo(await addressOf(editor.userId))).toEqual(isMuted ? [] : ['invitationAccepted'])
  }
})

test('notices about security cannot be switched off', async () => {
  const author = await someone('author')
  await expect(saveNotices(author, { muted: ['roleChanged' as 'submitted'] })).rejects.toBeInstanceOf(Invalid)
  await saveNotices(author, { muted: ['submitted', 'changesRequested', 'invitationAccepted'] })
  await changeRole(us, author.userId, 'editor')
  await changeRole(us, author.userId, 'editor')
  expect(await kindsTo(await addressOf(author.userId))).toEqual(['roleChanged'])
})

test('a sign-in from a new network is noticed, the first one and a known one are not', async () => {
  const { userId } = await someone('author')
  const email = await addressOf(userId)
  await db().user.update({ where: { id: userId }, data: { passwordHash: await hashPassword(PASSWORD) } })
  const enter = (address: string) => signIn({ email, password: PASSWORD }, { address, userAgent: 'Test' })
  await enter('192.0.2.1')
  await enter('192.0.2.99')
  expect(await kindsTo(email)).toEqual([])
  await enter('198.51.100.4')
  expect(await kindsTo(email)).toEqual(['newDevice'])
  await enter('198.51.100.5')
  expect(await kindsTo(email)).toEqual(['newDevice'])
})

test('a post that is submitted is told to editors, and changes are told to its writer', async () => {
  const [writer, editor] = [await someone('contributor'), await someone('editor')]
  const { postId } = await someDraft({}, writer)
  await submitPost(writer, postId)
  expect(await kindsTo(await addressOf(editor.userId))).toEqual(['submitted'])
  await requestChanges(editor, postId)
  expect(await kindsTo(await addressOf(writer.userId))).toEqual(['changesRequested'])
})

test('ownership is handed over with the password, and both are told', async () => {
  const [owner, heir] = [await someone('owner'), await someone('administrator')]
  await db().user.update({
    where: { id: owner.userId },
    data: { passwordHash: await hashPassword(PASSWORD) },
  })
  const from = { sessionId: 'b'.repeat(24), address: '192.0.2.1' }
  const handOver = (password: string) => handOverPublication(owner, { userId: heir.userId, password }, from)
  await expect(handOver('wrong')).rejects.toBeInstanceOf(Invalid)
  await expect(handOver('')).rejects.toBeInstanceOf(Invalid)
  await handOver(PASSWORD)
  expect(await kindsTo(await addressOf(owner.userId))).toEqual(['ownershipTransferred'])
  expect(await kindsTo(await addressOf(heir.userId))).toEqual(['ownershipTransferred'])
  expect(await db().user.findFirst({ where: { role: 'owner' } })).toMatchObject({ id: heir.userId })
})

test('an administrator tries a message again or discards it; one that is being sent is left alone', async () => {
  const administrator = await someone('administrator')
  await transaction((tx) => writeMail(tx, { to: 'ana@example.org', userId: null, content: INVITATION }))
  const { id } = await db().mailMessage.findFirstOrThrow()
  await db().mailMessage.update({ where: { id }, data: { dueAt: new Date(Date.now() + 3_600_000) } })
  await expect(retryMail(await someone('editor'), id)).rejects.toBeInstanceOf(Forbidden)
  await retryMail(administrator, id)
  expect((await db().mailMessage.findFirstOrThrow()).dueAt.getTime()).toBeLessThanOrEqual(Date.now())
  await db().mailMessage.update({ where: { id }, data: { handedOverAt: new Date() } })
  await expect(retryMail(administrator, id)).rejects.toBeInstanceOf(Conflict)
  await db().mailMessage.update({ where: { id }, data: { handedOverAt: new Date(Date.now() - 3_600_000) } })
  expect((await listMail(administrator, 1)).items[0]).toMatchObject({
    state: 'unknown',
    link: INVITATION.link,
  })
  await retryMail(administrator, id)
  await discardMail(administrator, id)
  expect((await listMail(administrator, 1)).items[0]).toMatchObject({ state: 'failed', link: null })
  await expect(retryMail(administrator, id)).rejects.toBeInstanceOf(Conflict)
  await expect(discardMail(administrator, 'f'.repeat(24))).rejects.toBeInstanceOf(NotFound)
})
