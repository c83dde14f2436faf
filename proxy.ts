import { type NextRequest, NextResponse } from 'next/server'
import { findSession } from '#lib/people/sessions'
import { readSessionId } from '#lib/web/session'

export const config = { matcher: ['/admin', '/admin/:path*'] }

/** Sends whoever is not signed in to sign in. It only hides: every verb decides for itself. */
export async function proxy(request: NextRequest) {
  // An action answers for itself, in words that the form it came from can show.
  if (request.method === 'POST') return NextResponse.next()
  const sessionId = await readSessionId(request.cookies.getAll())
  if (sessionId && (await findSession(sessionId))) return NextResponse.next()
  const login = new URL(
    `/login?to=${encodeURIComponent(request.nextUrl.pathname + request.nextUrl.search)}`,
    request.url,
  )
  return NextResponse.redirect(login, { status: 307, headers: { 'Cache-Control': 'private, no-store' } })
}
