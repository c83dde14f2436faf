import { beforeEach, expect, test } from 'vitest'
import { hashPassword } from '#lib/auth/passwords.ts'
import { Invalid, NotFound } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { listMail } from '#lib/notices/reading.ts'
import {
  confirmEmailChange,
  findEmailChange,
  getPendingEmailChange,
  requestEmailChange,
  withdrawEmailChange,
} from '#lib/users/email-change.ts'
import { someone } from '#test/factories.ts'

const password = 'correct horse battery'
const from = { password, sessionId: 'a'.repeat(24), address: '192.0.2.8' }

beforeEach(async () => {
  await db().mailMessage.deleteMany()
  await db().bouncedAddress.deleteMany()
})

async function user() {
  const viewer = await someone('author')
  const data = { passwordHash: await hashPassword(password) }
  const { email } = await db().user.update({ where: { id: viewer.userId }, data })
  return { viewer, email, next: `new-${email}` }
}

/** The token in the message to an address. */
async function tokenTo(address: string): Promise<string> {
  const { items } = await listMail(await someone('owner'), 1)
  return (
    items
      .find(({ to, link }) => to === address && link)
      ?.link?.split('/')
      .at(-1) ?? ''
  )
}

const emailOf = async (id: string) => (await db().user.findUniqueOrThrow({ where: { id } })).email

test('an address changes when both have confirmed it, in either order, and both are told', async () => {
  for (const isNewFirst of [true, false]) {
    const { viewer, email, next } = await user()
    await requestEmailChange(viewer, { ...from, email: next })
    const tokens = [await tokenTo(next), await tokenTo(email)]
    const [first = '', second = ''] = isNewFirst ? tokens : tokens.toReversed()
    expect(await confirmEmailChange(first)).toBe(false)
    expect(await confirmEmailChange(first)).toBe(false)
    expect(await emailOf(viewer.userId)).toBe(email)
    expect(await getPendingEmailChange(viewer)).toMatchObject({ email: next, isNewConfirmed: isNewFirst })
    expect(await confirmEmailChange(second)).toBe(true)
    expect(await emailOf(viewer.userId)).toBe(next)
    await expect(confirmEmailChange(second)).rejects.toBeInstanceOf(NotFound)
    const told = await db().mailMessage.findMany({ where: { kind: 'emailChanged', userId: viewer.userId } })
    expect(told.map(({ to }) => to).sort()).toEqual([email, next].sort())
  }
})

test('it needs the password, and an address that is free', async () => {
  const [{ viewer, email, next }, other] = [await user(), await user()]
  const ask = (given: Partial<typeof from> & { email: string }) =>
    requestEmailChange(viewer, { ...from, ...given })
  await expect(ask({ email: next, password: 'wrong' })).rejects.toBeInstanceOf(Invalid)
  await expect(ask({ email: other.email })).rejects.toBeInstanceOf(Invalid)
  await expect(ask({ email })).rejects.toBeInstanceOf(Invalid)
  await expect(ask({ email: 'a@b.example\r\nBcc: c@d.example' })).rejects.toBeInstanceOf(Invalid)
  expect(await db().mailMessage.count()).toBe(0)
})

test('an address that was taken meanwhile is refused at the last step', async () => {
  const { viewer, email, next } = await user()
  await requestEmailChange(viewer, { ...from, email: next })
  const [toNew, toOld] = [await tokenTo(next), await tokenTo(email)]
  const thief = await someone('author')
  await db().user.update({ where: { id: thief.userId }, data: { email: next } })
  await confirmEmailChange(toNew)
  await expect(confirmEmailChange(toOld)).rejects.toBeInstanceOf(Invalid)
  expect(await emailOf(viewer.userId)).toBe(email)
})

test('an address that refuses mail need not confirm', async () => {
  const { viewer, email, next } = await user()
  await db().bouncedAddress.create({ data: { address: email, reason: '5.1.1 Unknown' } })
  await requestEmailChange(viewer, { ...from, email: next })
  expect(await confirmEmailChange(await tokenTo(next))).toBe(true)
  expect(await emailOf(viewer.userId)).toBe(next)
})

test('a request is withdrawn, replaced and forgotten after a day, with its messages', async () => {
  const { viewer, next } = await user()
  await requestEmailChange(viewer, { ...from, email: next })
  const first = await tokenTo(next)
  await requestEmailChange(viewer, { ...from, email: `x${next}` })
  expect(await findEmailChange(first)).toBeNull()
  expect(await db().mailMessage.count({ where: { to: next } })).toBe(0)
  const second = await tokenTo(`x${next}`)
  await db().emailChange.updateMany({ data: { expiresAt: new Date(0) } })
  expect(await findEmailChange(second)).toBeNull()
  await withdrawEmailChange(viewer)
  expect(await db().emailChange.count({ where: { userId: viewer.userId } })).toBe(0)
  expect(await db().mailMessage.count()).toBe(0)
})
