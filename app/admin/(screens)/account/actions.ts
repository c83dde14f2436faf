'use server'

import { refresh } from 'next/cache'
import type { Result } from '#lib/desk/views'
import { changeOwnPassword } from '#lib/people/own-password'
import { endOwnSession } from '#lib/people/sessions'
import { text } from '#lib/web/form'
import { answer, signedOut } from '#lib/web/result'
import { clientAddress, getSignedIn } from '#lib/web/session'

export async function passwordAction(_before: unknown, form: FormData): Promise<Result<void>> {
  const signedIn = await getSignedIn()
  if (!signedIn) return signedOut
  const { viewer, sessionId } = signedIn
  const given = { current: text(form, 'current'), next: text(form, 'next') }
  const address = await clientAddress()
  return answer(() => changeOwnPassword(viewer, { ...given, sessionId, address }))
}

export async function endSessionAction(id: string): Promise<Result<void>> {
  const signedIn = await getSignedIn()
  if (!signedIn) return signedOut
  const result = await answer(() => endOwnSession(signedIn.viewer, String(id)))
  refresh()
  return result
}
