import { beforeEach, expect, test } from 'vitest'
import { hashPassword } from '#lib/auth/passwords.ts'
import { openSession } from '#lib/auth/sessions.ts'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden, Invalid, NotFound, TooMany } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { listMail } from '#lib/notices/reading.ts'
import { choosePassword, makeResetLink, requestPasswordReset } from '#lib/users/forgotten-password.ts'
import { suspendUser } from '#lib/users/managing.ts'
import { findReset } from '#lib/users/password-resets.ts'
import { signIn } from '#lib/users/signing-in.ts'
import { countStatements } from '#test/counting.ts'
import { someone } from '#test/factories.ts'

const ADDRESS = '192.0.2.7'
const NEXT = 'four quiet lamps burning'

beforeEach(async () => {
  await db().mailMessage.deleteMany()
  await db().passwordReset.deleteMany()
  await db().signInFailure.deleteMany()
})

async function user(role: Parameters<typeof someone>[0] = 'author') {
  const viewer = await someone(role)
  const data = { passwordHash: await hashPassword('correct horse battery') }
  const { email } = await db().user.update({ where: { id: viewer.userId }, data })
  return { viewer, email, id: viewer.userId }
}

/** The token of the newest link, as its user finds it in the message. */
async function newestToken(): Promise<string> {
  const owner = await someone('owner')
  const { items } = await listMail(owner, 1)
  return (
    items
      .find(({ link }) => link?.includes('/login/reset/'))
      ?.link?.split('/')
      .at(-1) ?? ''
  )
}

test('a forgotten password is replaced through the link, once, and every session ends', async () => {
  const { email, id } = await user()
  await openSession(id, 'Somewhere')
  await requestPasswordReset({ email: ` ${email.toUpperCase()} ` }, ADDRESS)
  const token = await newestToken()
  expect(await db().passwordReset.count({ where: { tokenHash: { contains: token } } })).toBe(0)
  await expect(choosePassword(token, { password: 'short' }, ADDRESS)).rejects.toBeInstanceOf(Invalid)
  await choosePassword(token, { password: NEXT }, ADDRESS)
  expect(await db().session.count({ where: { userId: id } })).toBe(0)
  await expect(choosePassword(token, { password: NEXT }, ADDRESS)).rejects.toBeInstanceOf(NotFound)
  await signIn({ email, password: NEXT }, { address: ADDRESS, userAgent: '' })
  expect(await db().mailMessage.count({ where: { to: email, kind: 'passwordChanged' } })).toBe(1)
  expect(await db().auditEvent.count({ where: { action: 'user.choosePassword', subjectId: id } })).toBe(1)
})

test('two who use a link at once: one chooses the password', async () => {
  const { email } = await user()
  await requestPasswordReset({ email }, ADDRESS)
  const token = await newestToken()
  const tries = await Promise.allSettled(
    [1, 2, 3].map(() => choosePassword(token, { password: NEXT }, ADDRESS)),
  )
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('every address gets the same answer after the same statements', async () => {
  const { email } = await user()
  const gone = await user()
  await suspendUser(us, gone.id)
  const work = (address: string) => countStatements(() => requestPasswordReset({ email: address }, ADDRESS))
  await work(email)
  const known = await work(email)
  expect(await work('stranger@example.org')).toEqual(known)
  expect(await work(gone.email)).toEqual(known)
  expect(await db().mailMessage.groupBy({ by: ['to'], _count: true, orderBy: { to: 'asc' } })).toEqual([
    { to: '', _count: 2 },
    { to: email, _count: 2 },
  ])
  expect(await findReset(await newestToken())).not.toBeNull()
})

test('an address gets three messages an hour, and a network ten requests at once', async () => {
  const { email } = await user()
  for (let at = 0; at < 5; at++) await requestPasswordReset({ email }, ADDRESS)
  expect(await db().mailMessage.count({ where: { to: email } })).toBe(3)
  const flood = async () => {
    for (let at = 0; at < 20; at++) await requestPasswordReset({ email: `x${at}@example.org` }, ADDRESS)
  }
  await expect(flood()).rejects.toBeInstanceOf(TooMany)
  await requestPasswordReset({ email }, '198.51.100.1')
})

test.each(['', 'nobody', 'a@b\r\nBcc: c@d.example', 'a@b.example, c@d.example', '<a@b.example>'])(
  'no message goes to %j',
  async (email) => {
    await expect(requestPasswordReset({ email }, ADDRESS)).rejects.toBeInstanceOf(Invalid)
    expect(await db().mailMessage.count()).toBe(0)
  },
)

test('a link lasts 30 minutes, and ends when the user is suspended', async () => {
  const { email, id } = await user()
  await requestPasswordReset({ email }, ADDRESS)
  const token = await newestToken()
  const { expiresAt, createdAt } = await db().passwordReset.findFirstOrThrow({ where: { userId: id } })
  expect(expiresAt.getTime() - createdAt.getTime()).toBeLessThanOrEqual(30 * 60 * 1000 + 1_000)
  await db().passwordReset.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
  expect(await findReset(token)).toBeNull()
  await db().passwordReset.updateMany({ data: { expiresAt: new Date(Date.now() + 60_000) } })
  expect(await findReset(token)).not.toBeNull()
  await suspendUser(us, id)
  expect(await findReset(token)).toBeNull()
})

test('an administrator makes a link for those they manage, and it replaces the older one', async () => {
  const [administrator, editor] = [await someone('administrator'), await someone('editor')]
  const { id, email } = await user()
  const first = (await makeResetLink(administrator, id)).split('/').at(-1) ?? ''
  const second = (await makeResetLink(administrator, id)).split('/').at(-1) ?? ''
  expect(await findReset(first)).toBeNull()
  expect(await findReset(second)).not.toBeNull()
  expect(await db().mailMessage.count({ where: { to: email, kind: 'passwordResetMade' } })).toBe(1)
  await expect(makeResetLink(editor, id)).rejects.toBeInstanceOf(Forbidden)
  const owner = await someone('owner')
  await expect(makeResetLink(administrator, owner.userId)).rejects.toBeInstanceOf(Forbidden)
  await suspendUser(us, id)
  await expect(makeResetLink(administrator, id)).rejects.toBeInstanceOf(Conflict)
})

test('the link of the owner is shown to the owner only, and mail to administrators only', async () => {
  const owner = await someone('owner')
  const { email } = await db().user.findUniqueOrThrow({ where: { id: owner.userId } })
  await requestPasswordReset({ email }, ADDRESS)
  const seen = async (viewer: typeof owner) => (await listMail(viewer, 1)).items[0]
  expect(await seen(owner)).toMatchObject({
    isLinkHidden: false,
    link: expect.stringContaining('/login/reset/'),
  })
  expect(await seen(await someone('administrator'))).toMatchObject({ isLinkHidden: true, link: null })
  await expect(seen(await someone('editor'))).rejects.toBeInstanceOf(Forbidden)
})

test('a new password makes other links void', async () => {
  const { email } = await user()
  await requestPasswordReset({ email }, ADDRESS)
  const older = await newestToken()
  await requestPasswordReset({ email }, ADDRESS)
  await choosePassword(older, { password: NEXT }, ADDRESS)
  expect(await db().passwordReset.count({ where: { usedAt: null } })).toBe(0)
  expect(await db().mailMessage.count({ where: { kind: 'passwordReset' } })).toBe(0)
})
