import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { decode } from 'next-auth/jwt'

const NAMES = [
  'next-auth.session-token',
  '__Secure-next-auth.session-token',
  '__Host-next-auth.session-token',
]
const MAX_CACHED = 1_000

export type SessionCheckDeps = {
  /** The secret of the session cookies. */
  secret: () => string
  /** Whether this session is open: not ended, not expired, its user not suspended. */
  isSessionOpen: (sessionId: string) => Promise<boolean>
}

type Claim = { sessionId: string; until: number }

/**
 * Session check for cache bypass: the cookie must decrypt with the site's secret and be unexpired, and its session
 * open. Ended sessions are cached, because they never open again. This grants no access: every page behind it checks
 * the session itself.
 */
export function createStaffCheck({ secret, isSessionOpen }: SessionCheckDeps) {
  const claims = new Map<string, Claim>()
  const ended = new Map<string, true>()

  async function read(token: string): Promise<Claim | null> {
    const cached = claims.get(token)
    if (cached) return cached
    const payload = await decode({ token, secret: secret() }).catch(() => null)
    if (typeof payload?.sid !== 'string' || typeof payload.exp !== 'number') return null
    const claim = { sessionId: payload.sid, until: payload.exp * 1000 }
    cacheIn(claims, token, claim)
    return claim
  }

  return async function isStaff(cookie: string | undefined): Promise<boolean> {
    if (!hasSessionCookie(cookie)) return false
    const claim = await read(readToken(cookie))
    if (!claim || claim.until <= Date.now() || ended.has(claim.sessionId)) return false
    const isOpen = await isSessionOpen(claim.sessionId)
    if (!isOpen) cacheIn(ended, claim.sessionId, true)
    return isOpen
  }
}

/** Runs the check once per request, however often it is needed. */
export function oncePerRequest(isStaff: (cookie: string | undefined) => Promise<boolean>) {
  const cached = new WeakMap<IncomingHttpHeaders, Promise<boolean>>()
  return ({ headers }: IncomingMessage): Promise<boolean> => {
    const result = cached.get(headers) ?? isStaff(headers.cookie)
    cached.set(headers, result)
    return result
  }
}

function cacheIn<T>(memory: Map<string, T>, key: string, value: T) {
  if (memory.size >= MAX_CACHED) memory.clear()
  memory.set(key, value)
}

/** False when no cookie looks like a session. Costs next to nothing, and is the result for nearly every reader. */
export function hasSessionCookie(cookie: string | undefined): cookie is string {
  return cookie?.includes('next-auth.session-token') ?? false
}

// next-auth splits long tokens into cookies named .0, .1 and so on.
function readToken(cookie: string): string {
  const cookies = new Map(cookie.split(';').map(readPair))
  for (const name of NAMES) {
    const value = cookies.get(name)
    if (value) return value
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
