'use server'

import type { Result } from '#lib/desk/views'
import { endOwnSession } from '#lib/people/sessions'
import { answer } from '#lib/web/result'
import { forgetSessionCookie, getSignedIn } from '#lib/web/session'

export async function signOutAction(): Promise<Result<void>> {
  const signedIn = await getSignedIn()
  const result = await answer(async () => {
    if (signedIn) await endOwnSession(signedIn.viewer, signedIn.sessionId)
  })
  await forgetSessionCookie()
  return result
}
