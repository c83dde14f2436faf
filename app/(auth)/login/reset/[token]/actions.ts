'use server'

import type { Result } from '#lib/admin/views.ts'
import { choosePassword } from '#lib/users/forgotten-password.ts'
import { runVerb } from '#lib/web/action.ts'
import { asText, text } from '#lib/web/form.ts'
import { clientAddress } from '#lib/web/session.ts'

export async function choosePasswordAction(
  token: string,
  _before: unknown,
  form: FormData,
): Promise<Result<void>> {
  const password = text(form, 'password')
  const address = await clientAddress()
  return runVerb(() => choosePassword(asText(token), { password }, address))
}
