import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { decode } from 'next-auth/jwt'

const NAMES = [
  'next-auth.session-token',
  '__Secure-next-auth.session-token',
  '__Host-next-auth.session-token',
]
const MOST_REMEMBERED = 1_000

export type SessionCheckDeps = {
  /** The secret that cookies are encrypted with. */
  secret: () => string
  /** Whether this session has neither been ended nor run out, and its person is not suspended. */
  isSessionOpen: (sessionId: string) => Promise<boolean>
}

type Claim = { sessionId: string; until: number }

/**
 * Tells staff from readers by the session cookie: it must decrypt with our secret and be unexpired, and its session
 * open. A made-up cookie does not exist, and that of an ended session is a reader's: a session that has ended never opens
 * again, so it is asked about once, whatever number of cookies carry it. This opens no door: whoever is let past the
 * memory is asked again, by every page, who they are.
 */
export function createStaffCheck({ secret, isSessionOpen }: SessionCheckDeps) {
  const claims = new Map<string, Claim>()
  const ended = new Map<string, true>()

  async function read(token: string): Promise<Claim | null> {
    const known = claims.get(token)
    if (known) return known
    const payload = await decode({ token, secret: secret() }).catch(() => null)
    if (typeof payload?.sid !== 'string' || typeof payload.exp !== 'number') return null
    const claim = { sessionId: payload.sid, until: payload.exp * 1000 }
    remember(claims, token, claim)
    return claim
  }

  return async function isStaff(cookie: string | undefined): Promise<boolean> {
    if (!hasSessionCookie(cookie)) return false
    const claim = await read(readToken(cookie))
    if (!claim || claim.until <= Date.now() || ended.has(claim.sessionId)) return false
    const isOpen = await isSessionOpen(claim.sessionId)
    if (!isOpen) remember(ended, claim.sessionId, true)
    return isOpen
  }
}

/** The same, asked once for a request however often it is needed. */
export function oncePerRequest(isStaff: (cookie: string | undefined) => Promise<boolean>) {
  const known = new WeakMap<IncomingHttpHeaders, Promise<boolean>>()
  return ({ headers }: IncomingMessage): Promise<boolean> => {
    const answer = known.get(headers) ?? isStaff(headers.cookie)
    known.set(headers, answer)
    return answer
  }
}

function remember<T>(memory: Map<string, T>, key: string, value: T) {
  if (memory.size >= MOST_REMEMBERED) memory.clear()
  memory.set(key, value)
}

/** False when no cookie claims to be a session: the answer for nearly every reader, and free. */
export function hasSessionCookie(cookie: string | undefined): cookie is string {
  return cookie?.includes('next-auth.session-token') ?? false
}

// Long tokens are cut into cookies named .0, .1 and so on.
function readToken(cookie: string): string {
  const cookies = new Map(cookie.split(';').map(readPair))
  for (const name of NAMES) {
    const whole = cookies.get(name)
    if (whole) return whole
    const pieces = [...cookies].filter(([key]) => key.startsWith(`${name}.`))
    const ordered = pieces.toSorted(([a], [b]) => numberOf(a) - numberOf(b))
    if (ordered.length > 0) return ordered.map(([, piece]) => piece).join('')
  }
  return ''
}

function readPair(pair: string): [string, string] {
  const [name = '', ...value] = pair.trim().split('=')
  return [name, value.join('=')]
}

function numberOf(name: string): number {
  return Number(name.slice(name.lastIndexOf('.') + 1))
}
