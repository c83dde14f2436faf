'use server'

import type { Result } from '#lib/admin/views.ts'
import { acceptInvitation } from '#lib/users/accepting.ts'
import { runVerb } from '#lib/web/action.ts'
import { asText, text } from '#lib/web/form.ts'
import { clientAddress } from '#lib/web/session.ts'

export async function acceptAction(token: string, _before: unknown, form: FormData): Promise<Result<string>> {
  const user = { name: text(form, 'name'), password: text(form, 'password') }
  const address = await clientAddress()
  return runVerb(() => acceptInvitation(asText(token), user, address))
}
