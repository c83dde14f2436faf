'use server'

import type { Result } from '#lib/desk/views'
import { acceptInvitation } from '#lib/people/inviting'
import { text } from '#lib/web/form'
import { answer } from '#lib/web/result'

export async function acceptAction(token: string, _before: unknown, form: FormData): Promise<Result<string>> {
  const person = { name: text(form, 'name'), password: text(form, 'password') }
  return answer(() => acceptInvitation(String(token), person))
}
