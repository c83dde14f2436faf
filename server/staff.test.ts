import { encode } from 'next-auth/jwt'
import { describe, expect, test } from 'vitest'
import { createStaffCheck } from '#server/staff'

const secret = 'a secret of at least thirty-two characters'
const isStaff = createStaffCheck(() => secret)

function tokenFor({ key = secret, maxAge = 3600 } = {}) {
  return encode({ token: { sub: 'a'.repeat(24) }, secret: key, maxAge })
}

describe('staff', () => {
  test.each(['next-auth.session-token', '__Secure-next-auth.session-token'])(
    'have a cookie %s that decrypts',
    async (name) => {
      const cookie = `theme=dark; ${name}=${await tokenFor()}; other=1`
      expect([await isStaff(cookie), await isStaff(cookie)]).toEqual([true, true])
    },
  )

  test('may have it in pieces, in any order', async () => {
    const token = await tokenFor()
    const half = token.length / 2
    const name = '__Secure-next-auth.session-token'
    expect(await isStaff(`${name}.1=${token.slice(half)}; ${name}.0=${token.slice(0, half)}`)).toBe(true)
  })
})

describe('not staff is', () => {
  test('whoever brings no cookie, or others', async () => {
    expect([await isStaff(undefined), await isStaff('theme=dark; next-auth.csrf-token=1')]).toEqual([
      false,
      false,
    ])
  })

  test.each(['made-up', '', 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c', '%00', 'a=b=c'])(
    'whoever makes up a cookie: %j',
    async (value) => {
      expect(await isStaff(`next-auth.session-token=${value}`)).toBe(false)
    },
  )

  test('whoever’s cookie was encrypted with another secret', async () => {
    const token = await tokenFor({ key: 'another secret of thirty-two characters' })
    expect(await isStaff(`next-auth.session-token=${token}`)).toBe(false)
  })

  test('whoever’s session has run out', async () => {
    expect(await isStaff(`next-auth.session-token=${await tokenFor({ maxAge: -60 })}`)).toBe(false)
  })
})
