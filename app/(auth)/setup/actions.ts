'use server'

import type { Result } from '#lib/desk/views'
import { setUpOwner } from '#lib/people/setup'
import { asText, text } from '#lib/web/form'
import { answer } from '#lib/web/result'
import { clientAddress } from '#lib/web/session'

export async function setUpAction(token: string, _before: unknown, form: FormData): Promise<Result<string>> {
  const owner = { email: text(form, 'email'), name: text(form, 'name'), password: text(form, 'password') }
  const address = await clientAddress()
  return answer(() => setUpOwner(asText(token), owner, address))
}
