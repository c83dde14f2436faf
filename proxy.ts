import { type NextRequest, NextResponse } from 'next/server'
import { findSession } from '#lib/auth/sessions.ts'
import { siteOrigin } from '#lib/urls/origin.ts'
import { signInPath } from '#lib/web/return-path.ts'
import { readSessionId } from '#lib/web/session.ts'

export const config = { matcher: ['/admin', '/admin/:path*'] }

/** Redirects signed-out users to the sign-in page. A convenience only: every operation checks permissions itself. */
export async function proxy(request: NextRequest) {
  // A server action returns its own failure, which its form can show.
  if (request.method === 'POST') return NextResponse.next()
  const sessionId = await readSessionId(request.headers)
  if (sessionId && (await findSession(sessionId))) return NextResponse.next()
  const { pathname, search } = request.nextUrl
  const login = new URL(signInPath(pathname + search, siteOrigin()), request.url)
  return NextResponse.redirect(login, { status: 307, headers: { 'Cache-Control': 'private, no-store' } })
}
