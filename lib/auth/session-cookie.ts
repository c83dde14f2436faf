import { decode } from 'next-auth/jwt'

/** The cookie's name in next-auth, which puts `__Secure-` before it when the site is served over TLS. */
const NAME = 'next-auth.session-token'
const NAMES = [`__Secure-${NAME}`, NAME]

/** What a session cookie says. `until`: the end of its validity, in milliseconds. */
export type SessionClaim = { sessionId: string; until: number }

/** False when no cookie looks like a session. Costs next to nothing, and is the result for nearly every reader. */
export function hasSessionCookie(header: string | undefined): header is string {
  return header?.includes(NAME) ?? false
}

/** Whether a cookie of this name holds a session or a piece of one. */
export function isSessionCookie(name: string): boolean {
  return name.includes(NAME)
}

/** The session token in a Cookie header; empty when there is none. */
export function readSessionToken(header: string): string {
  const cookies = new Map(header.split(';').map(readPair))
  for (const name of NAMES) {
    const token = cookies.get(name) || joinPieces([...cookies], `${name}.`)
    if (token) return token
  }
  return ''
}

/** What a session token says; null when it is forged or expired. Whether the session is still open is not known here. */
export async function readSessionClaim(token: string, secret: string): Promise<SessionClaim | null> {
  const payload = await decode({ token, secret }).catch(() => null)
  if (typeof payload?.sid !== 'string' || typeof payload.exp !== 'number') return null
  return { sessionId: payload.sid, until: payload.exp * 1000 }
}

function readPair(pair: string): [string, string] {
  const [name = '', ...value] = pair.trim().split('=')
  return [name, value.join('=')]
}

// next-auth splits long tokens into cookies named .0, .1 and so on.
function joinPieces(cookies: [string, string][], prefix: string): string {
  return cookies
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, piece]) => ({ number: Number(name.slice(prefix.length)), piece }))
    .sort((one, other) => one.number - other.number)
    .map(({ piece }) => piece)
    .join('')
}
