'use server'

import { refresh } from 'next/cache'
import type { Result } from '#lib/admin/views.ts'
import { endOwnSession } from '#lib/auth/sessions.ts'
import { changeOwnPassword } from '#lib/users/own-password.ts'
import { runSignedIn } from '#lib/web/action.ts'
import { asText, text } from '#lib/web/form.ts'
import { clientAddress } from '#lib/web/session.ts'

export async function passwordAction(_before: unknown, form: FormData): Promise<Result<void>> {
  const given = { current: text(form, 'current'), next: text(form, 'next') }
  const address = await clientAddress()
  return runSignedIn(({ viewer, sessionId }) => changeOwnPassword(viewer, { ...given, sessionId, address }))
}

export async function endSessionAction(id: string): Promise<Result<void>> {
  const result = await runSignedIn(({ viewer }) => endOwnSession(viewer, asText(id)))
  if (result.ok) refresh()
  return result
}
