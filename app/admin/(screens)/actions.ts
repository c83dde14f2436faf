'use server'

import type { Result } from '#lib/desk/views'
import { endOwnSession } from '#lib/people/sessions'
import { answer } from '#lib/web/result'
import { forgetSessionCookie, getSignedIn } from '#lib/web/session'

/** Answers where to go then. The cookie stays while its session could not be ended. */
export async function signOutAction(): Promise<Result<string>> {
  return answer(async () => {
    const signedIn = await getSignedIn()
    if (signedIn) await endOwnSession(signedIn.viewer, signedIn.sessionId)
    await forgetSessionCookie()
    return '/login'
  })
}
