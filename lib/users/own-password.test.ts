import { beforeEach, expect, test } from 'vitest'
import { hashPassword } from '#lib/auth/passwords.ts'
import { findSession, openSession } from '#lib/auth/sessions.ts'
import { publicationItself as us, type Viewer } from '#lib/auth/viewer.ts'
import { Invalid, TooMany } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { changeOwnPassword } from '#lib/users/own-password.ts'
import { resetPassword } from '#lib/users/resetting.ts'
import { signIn } from '#lib/users/signing-in.ts'
import { someone } from '#test/factories.ts'
import { untilBlocked } from '#test/waiting.ts'

const address = '192.0.2.1'
const right = { current: 'old password here', next: 'quiet lamp under a river' }
let viewer: Viewer & { userId: string }
let here: string

beforeEach(async () => {
  await db().signInFailure.deleteMany()
  await db().signInCeiling.deleteMany()
  viewer = await someone('author')
  const passwordHash = await hashPassword(right.current)
  await db().user.update({ where: { id: viewer.userId }, data: { passwordHash } })
  here = await openSession(viewer.userId, 'Here')
})

const change = (more: Partial<typeof right> & { address?: string } = {}) =>
  changeOwnPassword(viewer, { ...right, sessionId: here, address, ...more })
const failed = (more = {}) => change({ current: 'wrong', ...more }).catch((error) => error)

test('changing the password asks for the old one and ends the other sessions', async () => {
  const there = await openSession(viewer.userId, 'There')
  expect(await failed()).toEqual(new Invalid({ current: 'Incorrect password. Try again.' }))
  await change()
  expect(await findSession(here)).not.toBeNull()
  expect(await findSession(there)).toBeNull()
})

test('the current password is rate-limited as at sign-in', async () => {
  for (let attempt = 0; attempt < 10; attempt++) expect(await failed()).toBeInstanceOf(Invalid)
  expect(await change().catch((error) => error)).toBeInstanceOf(TooMany)
})

test('many networks do not raise the rate limit', async () => {
  const answers: unknown[] = []
  for (let net = 0; net < 25; net++) answers.push(await failed({ address: `198.51.${net}.1` }))
  expect(answers.filter((answer) => answer instanceof Invalid)).toHaveLength(20)
  expect(answers.at(-1)).toBeInstanceOf(TooMany)
})

test('failed sign-ins from elsewhere do not block a password change', async () => {
  const email = `${viewer.userId}@example.org`
  for (let net = 0; net < 25; net++)
    await signIn({ email, password: 'wrong' }, { address: `198.51.${net}.1`, userAgent: '' }).catch(() => {})
  await change()
})

test('a wrong current password is an audit event of the user', async () => {
  await failed()
  const events = await db().auditEvent.findMany({ where: { userId: viewer.userId } })
  expect(events).toMatchObject([
    { action: 'user.passwordFailed', detail: { network: '192.0.2.0/24', attempts: 1 } },
  ])
})

test('a password that is reset meanwhile is not overwritten', async () => {
  const changing = await transaction(async (tx) => {
    await tx.user.update({
      where: { id: viewer.userId },
      data: { passwordHash: await hashPassword('x') },
    })
    const answer = change().catch((error) => error)
    await Promise.race([answer, untilBlocked()])
    return { answer }
  })
  expect(await changing.answer).toBeInstanceOf(Invalid)
  await resetPassword(us, viewer.userId, right.next)
  expect(await findSession(here)).toBeNull()
})
