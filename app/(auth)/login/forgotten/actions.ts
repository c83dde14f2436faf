'use server'

import type { Result } from '#lib/admin/views.ts'
import { requestPasswordReset } from '#lib/users/forgotten-password.ts'
import { runVerb } from '#lib/web/action.ts'
import { text } from '#lib/web/form.ts'
import { clientAddress } from '#lib/web/session.ts'

export async function forgottenAction(_before: unknown, form: FormData): Promise<Result<void>> {
  const email = text(form, 'email')
  const address = await clientAddress()
  return runVerb(() => requestPasswordReset({ email }, address))
}
