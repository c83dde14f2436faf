import type { IncomingMessage } from 'node:http'
import { encode } from 'next-auth/jwt'
import { describe, expect, test } from 'vitest'
import { createStaffCheck, oncePerRequest } from '#server/routing/session-check.ts'

const secret = 'a secret of at least thirty-two characters'
const isStaff = createStaffCheck({ secret: () => secret, isSessionOpen: async () => true })

function tokenFor({ key = secret, maxAge = 3600, sid = 'a'.repeat(24) } = {}) {
  return encode({ token: { sid }, secret: key, maxAge })
}

describe('a staff cookie', () => {
  test.each(['next-auth.session-token', '__Secure-next-auth.session-token'])(
    'have a cookie %s that decrypts',
    async (name) => {
      const cookie = `theme=dark; ${name}=${await tokenFor()}; other=1`
      expect([await isStaff(cookie), await isStaff(cookie)]).toEqual([true, true])
    },
  )

  test('may be split into pieces, in any order', async () => {
    const token = await tokenFor()
    const half = token.length / 2
    const name = '__Secure-next-auth.session-token'
    expect(await isStaff(`${name}.1=${token.slice(half)}; ${name}.0=${token.slice(0, half)}`)).toBe(true)
  })
})

describe('not staff:', () => {
  test('a request without a session cookie', async () => {
    expect([await isStaff(undefined), await isStaff('theme=dark; next-auth.csrf-token=1')]).toEqual([
      false,
      false,
    ])
  })

  test.each(['made-up', '', 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c', '%00', 'a=b=c'])(
    'a made-up cookie: %j',
    async (value) => {
      expect(await isStaff(`next-auth.session-token=${value}`)).toBe(false)
    },
  )

  test('a cookie encrypted with another secret', async () => {
    const token = await tokenFor({ key: 'another secret of thirty-two characters' })
    expect(await isStaff(`next-auth.session-token=${token}`)).toBe(false)
  })

  test('an expired session', async () => {
    expect(await isStaff(`next-auth.session-token=${await tokenFor({ maxAge: -60 })}`)).toBe(false)
  })

  test('a cookie without a session id', async () => {
    const token = await encode({ token: { sub: 'a'.repeat(24) }, secret })
    expect(await isStaff(`next-auth.session-token=${token}`)).toBe(false)
  })

  test('an ended session, from the next request on; it is looked up once for all its cookies', async () => {
    const lookups: string[] = []
    let isOpen = true
    const check = createStaffCheck({
      secret: () => secret,
      isSessionOpen: async (id) => {
        lookups.push(id)
        return isOpen
      },
    })
    const cookies = await Promise.all(
      Array.from({ length: 20 }, async () => `next-auth.session-token=${await tokenFor()}`),
    )
    expect(new Set(cookies).size).toBe(20)
    expect(await check(cookies[0])).toBe(true)
    isOpen = false
    for (const cookie of cookies) expect(await check(cookie)).toBe(false)
    expect(lookups).toHaveLength(2)
  })
})

test('the session is checked once per request', async () => {
  let lookups = 0
  const isStaff = oncePerRequest(async () => ++lookups > 0)
  const request = { headers: { cookie: 'a=b' } } as IncomingMessage
  expect(await Promise.all([isStaff(request), isStaff(request)])).toEqual([true, true])
  expect(lookups).toBe(1)
  await isStaff({ headers: { cookie: 'a=b' } } as IncomingMessage)
  expect(lookups).toBe(2)
})
