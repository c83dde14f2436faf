import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import {
  hasSessionCookie,
  readSessionClaim,
  readSessionToken,
  type SessionClaim,
} from '#lib/auth/session-cookie.ts'

const MAX_CACHED = 1_000

export type SessionCheckDeps = {
  /** The secret of the session cookies. */
  secret: () => string
  /** Whether this session is open: not ended, not expired, its user not suspended. */
  isSessionOpen: (sessionId: string) => Promise<boolean>
}

/**
 * Session check for cache bypass: the cookie must decrypt with the site's secret and be unexpired, and its session
 * open. Ended sessions are cached, because they never open again. This grants no access: every page behind it checks
 * the session itself.
 */
export function createStaffCheck({ secret, isSessionOpen }: SessionCheckDeps) {
  const claims = new Map<string, SessionClaim>()
  const ended = new Map<string, true>()

  async function read(token: string): Promise<SessionClaim | null> {
    const cached = claims.get(token)
    if (cached) return cached
    const claim = await readSessionClaim(token, secret())
    if (claim) cacheIn(claims, token, claim)
    return claim
  }

  return async function isStaff(cookie: string | undefined): Promise<boolean> {
    if (!hasSessionCookie(cookie)) return false
    const claim = await read(readSessionToken(cookie))
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
