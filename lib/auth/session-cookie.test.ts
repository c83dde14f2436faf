import { expect, test } from 'vitest'
import { hasSessionCookie, readSessionToken } from '#lib/auth/session-cookie.ts'

const NAME = 'next-auth.session-token'

test.each([
  ['a whole token', `theme=dark; ${NAME}=a.b=c; other=1`, 'a.b=c'],
  ['pieces in any order', `${NAME}.10=c; ${NAME}.9=b; ${NAME}.0=a`, 'abc'],
  ['the token of the secure site before another', `${NAME}=old; __Secure-${NAME}=new`, 'new'],
  ['the last of two with one name', `${NAME}=old; ${NAME}=new`, 'new'],
  ['nothing', `theme=dark; ${NAME}=`, ''],
])('%s is read', (_, header, token) => {
  expect(readSessionToken(header)).toBe(token)
})

test('a header without the name needs no further look', () => {
  expect([undefined, 'next-auth.csrf-token=1', `__Secure-${NAME}.0=a`].map(hasSessionCookie)).toEqual([
    false,
    false,
    true,
  ])
})
