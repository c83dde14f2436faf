'use server'

import type { Result } from '#lib/admin/views.ts'
import { confirmEmailChange } from '#lib/users/email-change.ts'
import { runVerb } from '#lib/web/action.ts'
import { asText } from '#lib/web/form.ts'

/** Returns true when the change took effect, false while the other address has not confirmed. */
export async function confirmEmailAction(token: string): Promise<Result<boolean>> {
  return runVerb(() => confirmEmailChange(asText(token)))
}
