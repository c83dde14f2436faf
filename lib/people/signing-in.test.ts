import { beforeEach, expect, test } from 'vitest'
import { db } from '#lib/db/client'
import { newId } from '#lib/db/id'
import { Invalid, TooMany } from '#lib/errors'
import { networkOf } from '#lib/people/attempts'
import { hashPassword } from '#lib/people/passwords'
import { findSession } from '#lib/people/sessions'
import { signIn } from '#lib/people/signing-in'

const origin = { address: '203.0.113.7', userAgent: 'Test' }
const right = { email: 'ana@example.org', password: 'correct horse battery' }
const personId = newId()

beforeEach(async () => {
  await db().signInFailure.deleteMany()
  const passwordHash = await hashPassword(right.password)
  await db().person.upsert({
    where: { id: personId },
    create: { id: personId, email: right.email, name: 'Ana', role: 'author', passwordHash },
    update: { suspendedAt: null },
  })
})

const fail = (address = origin.address) =>
  signIn({ ...right, password: 'wrong' }, { ...origin, address }).catch((e) => e)

test('the right password opens a session that finds its person', async () => {
  const sessionId = await signIn({ ...right, email: ' ANA@example.org ' }, origin)
  expect(await findSession(sessionId)).toMatchObject({ name: 'Ana', viewer: { role: 'author', personId } })
})

test('an unknown address, a wrong password and a suspended person get the same answer', async () => {
  const wrong = await fail()
  const unknown = await signIn({ ...right, email: 'nobody@example.org' }, origin).catch((e) => e)
  await db().person.update({ where: { id: personId }, data: { suspendedAt: new Date() } })
  const suspended = await signIn(right, origin).catch((e) => e)
  expect(wrong).toBeInstanceOf(Invalid)
  expect(unknown).toEqual(wrong)
  expect(suspended).toEqual(wrong)
})

test('after ten failures the next attempt from there must wait, from elsewhere it need not', async () => {
  for (let attempt = 0; attempt < 10; attempt++) expect(await fail()).toBeInstanceOf(Invalid)
  const refused = await signIn(right, origin).catch((e) => e)
  expect(refused).toBeInstanceOf(TooMany)
  expect(refused.retryAfter).toBeGreaterThan(0)
  expect(await signIn(right, { ...origin, address: '198.51.100.1' })).toMatch(/^[0-9a-f]{24}$/)
})

test('the wait passes, and failures older than 15 minutes are forgotten', async () => {
  for (let attempt = 0; attempt < 10; attempt++) await fail()
  await db().$executeRaw`UPDATE sign_in_failures SET at = at - interval '2 seconds'`
  expect(await signIn(right, origin)).toMatch(/^[0-9a-f]{24}$/)
  await db().$executeRaw`UPDATE sign_in_failures SET at = at - interval '16 minutes'`
  await signIn(right, origin)
  expect(await db().signInFailure.count()).toBe(0)
})

test('forty attempts at once do not slip through together', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, () => fail()))
  expect(answers.filter((answer) => answer instanceof TooMany).length).toBeGreaterThanOrEqual(29)
})

test('addresses are counted by /24 and /64', () => {
  expect(networkOf('203.0.113.7')).toBe('203.0.113.0/24')
  expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.0/24')
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
  expect(networkOf('2001:0db8::1')).toBe('2001:db8:0:0::/64')
})
