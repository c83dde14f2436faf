'use server'

import type { Result } from '#lib/admin/views.ts'
import { setUpOwner } from '#lib/users/setup.ts'
import { runVerb } from '#lib/web/action.ts'
import { asText, text } from '#lib/web/form.ts'
import { clientAddress } from '#lib/web/session.ts'

export async function setUpAction(token: string, _before: unknown, form: FormData): Promise<Result<string>> {
  const owner = { email: text(form, 'email'), name: text(form, 'name'), password: text(form, 'password') }
  const address = await clientAddress()
  return runVerb(() => setUpOwner(asText(token), owner, address))
}
