'use server'

import type { Result } from '#lib/admin/views.ts'
import { endOwnSession } from '#lib/auth/sessions.ts'
import { runVerb } from '#lib/web/action.ts'
import { forgetSessionCookie, getSignedIn } from '#lib/web/session.ts'

/** Returns where to go next. Keeps the cookie if ending the session fails. */
export async function signOutAction(): Promise<Result<string>> {
  return runVerb(async () => {
    const signedIn = await getSignedIn()
    if (signedIn) await endOwnSession(signedIn.viewer, signedIn.sessionId)
    await forgetSessionCookie()
    return '/login'
  })
}
