import { beforeEach, expect, test } from 'vitest'
import { networkOf } from '#lib/auth/networks.ts'
import { hashPassword } from '#lib/auth/passwords.ts'
import { findSession } from '#lib/auth/sessions.ts'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { Invalid, TooMany } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { warnTo } from '#lib/core/log.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { recordFailedSignIn } from '#lib/users/failed-sign-ins.ts'
import { suspendUser } from '#lib/users/managing.ts'
import { signIn } from '#lib/users/signing-in.ts'
import { untilBlocked } from '#test/waiting.ts'

const origin = { address: '203.0.113.7', userAgent: 'Test' }
const right = { email: 'ana@example.org', password: 'correct horse battery' }
const userId = newId()
let seen = 0n

beforeEach(async () => {
  await db().signInFailure.deleteMany()
  await db().signInCeiling.deleteMany()
  await db().knownNetwork.deleteMany()
  await db().failedSignIn.deleteMany()
  seen = (await db().auditEvent.aggregate({ _max: { id: true } }))._max.id ?? 0n
  const passwordHash = await hashPassword(right.password)
  await db().user.upsert({
    where: { id: userId },
    create: { id: userId, email: right.email, name: 'Ana', role: 'author', passwordHash },
    update: { suspendedAt: null, passwordHash },
  })
})

const fail = (address = origin.address) =>
  signIn({ ...right, password: 'wrong' }, { ...origin, address }).catch((e) => e)

test('the right password opens a session of the user', async () => {
  const sessionId = await signIn({ ...right, email: ' ANA@example.org ' }, origin)
  expect(await findSession(sessionId)).toMatchObject({ name: 'Ana', viewer: { role: 'author', userId } })
})

test('an unknown address, a wrong password and a suspended user get the same error', async () => {
  const wrong = await fail()
  const unknown = await signIn({ ...right, email: 'nobody@example.org' }, origin).catch((e) => e)
  await db().user.update({ where: { id: userId }, data: { suspendedAt: new Date() } })
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

const networks = (count: number, from = 0) =>
  Array.from({ length: count }, (_, net) => `10.${Math.floor((from + net) / 250)}.${(from + net) % 250}.1`)
const age = (seconds: number) =>
  db().$executeRaw`UPDATE sign_in_ceilings SET full_at = full_at - make_interval(secs => ${seconds})`

test('spread over many networks, one account is tried twenty times, then once in ten seconds', async () => {
  const answers = await Promise.all(networks(200).map((address) => fail(address)))
  expect(answers.filter((answer) => answer instanceof Invalid)).toHaveLength(20)
  const waits = answers.filter((answer) => answer instanceof TooMany).map(({ retryAfter }) => retryAfter)
  expect(waits).toHaveLength(180)
  expect(Math.max(...waits)).toBeLessThanOrEqual(10)
  await age(10)
  const later = await Promise.all(networks(50, 200).map((address) => fail(address)))
  expect(later.filter((answer) => answer instanceof Invalid)).toHaveLength(1)
})

test('a distributed attack does not lock users out of known networks, and elsewhere delays by seconds', async () => {
  await signIn(right, origin)
  await Promise.all(networks(60).map((address) => fail(address)))
  expect(await signIn(right, origin)).toMatch(/^[0-9a-f]{24}$/)
  const abroad = { ...origin, address: '198.51.100.1' }
  await expect(signIn(right, abroad)).rejects.toThrow(TooMany)
  await age(10)
  expect(await signIn(right, abroad)).toMatch(/^[0-9a-f]{24}$/)
})

test('a successful sign-in does not use up the rate limit', async () => {
  for (const address of networks(25)) await signIn(right, { ...origin, address })
})

test('a made-up account has the same ceiling as a real one, and what was typed is nowhere', async () => {
  const typed = 'a mistyped secret'
  const attempts = networks(25).map((address) =>
    signIn({ ...right, email: typed }, { ...origin, address }).catch((error) => error),
  )
  expect((await Promise.all(attempts)).filter((answer) => answer instanceof Invalid)).toHaveLength(20)
  const rows = [await db().signInFailure.findMany(), await db().signInCeiling.findMany(), await events()]
  const stored = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))
  expect(stored).not.toContain(typed)
})

test('networks are remembered up to twenty, and for ninety days', async () => {
  for (const address of networks(25)) await signIn(right, { ...origin, address })
  expect(await db().knownNetwork.count()).toBe(20)
  await db().$executeRaw`UPDATE known_networks SET last_at = last_at - interval '91 days'`
  await signIn(right, origin)
  expect(await db().knownNetwork.findMany({ select: { network: true } })).toEqual([
    { network: '203.0.113.0/24' },
  ])
})

const events = () =>
  db().auditEvent.findMany({
    where: { action: { in: ['user.signInFailed', 'user.signInUnknown'] }, id: { gt: seen } },
    orderBy: { id: 'asc' },
    select: { action: true, subjectId: true, userId: true, detail: true },
  })

test('failed sign-ins are audit events with a network, with neither password nor address', async () => {
  await fail()
  await signIn({ ...right, email: 'nobody@example.org' }, origin).catch(() => {})
  const detail = { network: '203.0.113.0/24', attempts: 1 }
  expect(await events()).toEqual([
    { action: 'user.signInFailed', subjectId: userId, userId: null, detail },
    { action: 'user.signInUnknown', subjectId: 'unknown', userId: null, detail },
  ])
})

test('a flood does not fill the audit log, which says how large it is; its counts are dropped', async () => {
  const note = (address: string) => recordFailedSignIn({ action: 'user.signInFailed', userId }, address)
  for (let attempt = 0; attempt < 12; attempt++) await note(origin.address)
  for (const address of networks(300)) await note(address)
  const noted = (await events()).map(({ detail }) => detail as { network: string; attempts: number })
  expect(noted).toHaveLength(9)
  const largest = (network: string) => noted.findLast((detail) => detail.network === network)?.attempts
  expect([largest('203.0.113.0/24'), largest('10.0.3.0/24'), largest('other networks')]).toEqual([10, 1, 100])
  await db().$executeRaw`UPDATE failed_sign_ins SET day = day - 2`
  await note(origin.address)
  expect(await db().failedSignIn.count()).toBe(1)
})

test('each wrong password is a line in the log with the client’s address, for programs that ban it', async () => {
  const lines: unknown[] = []
  warnTo((fields, message) => lines.push([fields, message]))
  await fail()
  await fail('2001:db8::7')
  await signIn(right, origin)
  expect(lines).toEqual([
    [{ client: '203.0.113.7' }, 'Wrong password.'],
    [{ client: '2001:db8::7' }, 'Wrong password.'],
  ])
})

test.each([
  ['suspended', { suspendedAt: new Date() }],
  ['given another password', { passwordHash: 'another' }],
])('a user who is %s while the password is verified gets no session', async (_, change) => {
  await db().session.deleteMany()
  const signing = await transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: change })
    const answer = signIn(right, origin).catch((error) => error)
    await Promise.race([answer, untilBlocked()])
    return { answer }
  })
  expect(await signing.answer).toBeInstanceOf(Invalid)
  expect(await db().session.count()).toBe(0)
})

test('a user suspended during sign-in has no session afterwards, not even when reinstated', async () => {
  for (let round = 0; round < 10; round++) {
    const [, opened] = await Promise.allSettled([suspendUser(us, userId), signIn(right, origin)])
    await db().user.update({ where: { id: userId }, data: { suspendedAt: null } })
    if (opened.status === 'fulfilled') expect(await findSession(opened.value)).toBeNull()
    expect(await db().session.count({ where: { userId } })).toBe(0)
    await db().signInFailure.deleteMany()
  }
})
