'use server'

import { refresh } from 'next/cache'
import type { Result } from '#lib/desk/views'
import { changeOwnPassword } from '#lib/people/own-password'
import { endOwnSession } from '#lib/people/sessions'
import { answerSignedIn } from '#lib/web/action'
import { asText, text } from '#lib/web/form'
import { clientAddress } from '#lib/web/session'

export async function passwordAction(_before: unknown, form: FormData): Promise<Result<void>> {
  const given = { current: text(form, 'current'), next: text(form, 'next') }
  const address = await clientAddress()
  return answerSignedIn(({ viewer, sessionId }) =>
    changeOwnPassword(viewer, { ...given, sessionId, address }),
  )
}

export async function endSessionAction(id: string): Promise<Result<void>> {
  const result = await answerSignedIn(({ viewer }) => endOwnSession(viewer, asText(id)))
  if (result.ok) refresh()
  return result
}
