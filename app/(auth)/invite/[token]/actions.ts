'use server'

import type { Result } from '#lib/desk/views'
import { acceptInvitation } from '#lib/people/accepting'
import { asText, text } from '#lib/web/form'
import { answer } from '#lib/web/result'
import { clientAddress } from '#lib/web/session'

export async function acceptAction(token: string, _before: unknown, form: FormData): Promise<Result<string>> {
  const person = { name: text(form, 'name'), password: text(form, 'password') }
  const address = await clientAddress()
  return answer(() => acceptInvitation(asText(token), person, address))
}
