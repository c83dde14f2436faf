'use client'

import { useActionState, useState } from 'react'
import { networkFailure } from '#components/admin/layout/network-failure.ts'
import { Field } from '#components/ui/field.tsx'
import { FormError } from '#components/ui/form-error.tsx'

type Answer = { ok: boolean; message?: string; fields?: Record<string, string> } | null

type Props = { choose: (before: Answer, form: FormData) => Promise<Answer>; email: string }

/** Chooses a new password through a link. */
export function NewPasswordForm({ choose, email }: Props) {
  const [password, setPassword] = useState('')
  const [answer, submit, isBusy] = useActionState<Answer, FormData>(async (before, form) => {
    const answer = await choose(before, form).catch(networkFailure)
    if (answer?.ok) location.assign('/login?changed')
    return answer
  }, null)
  const error = answer?.fields?.password
  return (
    <form action={submit}>
      {/* Password managers store the password for this name. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters. A few unrelated words work well."
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={error}
      />
      <FormError>{answer?.ok === false && !error && answer.message}</FormError>
      <noscript>
        <p className="form-error">This form needs JavaScript. Enable it for this site.</p>
      </noscript>
      <button type="submit" disabled={isBusy || answer?.ok}>
        Change password
      </button>
    </form>
  )
}
