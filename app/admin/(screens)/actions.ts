'use server'

import type { Result } from '#lib/admin/views.ts'
import { endOwnSession } from '#lib/auth/sessions.ts'
import { toResult } from '#lib/web/result.ts'
import { forgetSessionCookie, getSignedIn } from '#lib/web/session.ts'

/** Answers where to go then. The cookie stays while its session could not be ended. */
export async function signOutAction(): Promise<Result<string>> {
  return toResult(async () => {
    const signedIn = await getSignedIn()
    if (signedIn) await endOwnSession(signedIn.viewer, signedIn.sessionId)
    await forgetSessionCookie()
    return '/login'
  })
}
