'use server'

import { redirect } from 'next/navigation'
import { endOwnSession } from '#lib/people/sessions'
import { forgetSessionCookie, getSignedIn } from '#lib/web/session'

export async function signOutAction(): Promise<void> {
  const signedIn = await getSignedIn()
  if (signedIn) await endOwnSession(signedIn.viewer, signedIn.sessionId)
  await forgetSessionCookie()
  redirect('/login')
}
