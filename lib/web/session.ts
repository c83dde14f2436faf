import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { authSecret } from '#lib/auth/auth-secret.ts'
import { isSessionCookie, readSessionClaim, readSessionToken } from '#lib/auth/session-cookie.ts'
import { findSession, type SignedIn } from '#lib/auth/sessions.ts'
import { siteOrigin } from '#lib/urls/origin.ts'
import { signInPath } from '#lib/web/return-path.ts'

/** The signed-in user; null for anonymous requests. Looked up once per request. */
export const getSignedIn = cache(async (): Promise<SignedIn | null> => {
  const sessionId = await readSessionId(await headers())
  return sessionId === null ? null : findSession(sessionId)
})

/** The signed-in user; others are redirected to the sign-in page, which returns to `path`. */
export async function requireSignedIn(path = '/admin'): Promise<SignedIn> {
  const signedIn = await getSignedIn()
  return signedIn ?? redirect(signInPath(path, siteOrigin()))
}

/** The session id inside the session cookie; null when there is none, or it is forged or expired. */
export async function readSessionId(all: Pick<Headers, 'get'>): Promise<string | null> {
  const token = readSessionToken(all.get('cookie') ?? '')
  const claim = token ? await readSessionClaim(token, authSecret()) : null
  return claim?.sessionId ?? null
}

/** The client's IP address as the request handler determined it. */
export async function clientAddress(): Promise<string> {
  return (await headers()).get('x-forwarded-for') ?? ''
}

/** Deletes the session cookie. */
export async function forgetSessionCookie(): Promise<void> {
  const jar = await cookies()
  for (const { name } of jar.getAll()) if (isSessionCookie(name)) jar.delete(name)
}
