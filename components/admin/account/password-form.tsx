'use client'

import { useActionState } from 'react'
import { networkFailure } from '#components/admin/layout/network-failure.ts'
import { Field } from '#components/ui/field.tsx'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'

type Props = { change: (before: unknown, form: FormData) => Promise<Result<void>> }

export function PasswordForm({ change }: Props) {
  const [answer, submit, isBusy] = useActionState<Result<void> | null, FormData>(
    (before, form) => change(before, form).catch(networkFailure),
    null,
  )
  const fields = answer?.ok === false ? answer.fields : {}
  return (
    <section aria-labelledby="password">
      <h2 id="password">Change your password</h2>
      <form className="narrow" action={submit}>
        <Field
          label="Current password"
          name="current"
          type="password"
          autoComplete="current-password"
          required
          error={fields.current}
        />
        <Field
          label="New password"
          name="next"
          type="password"
          autoComplete="new-password"
          hint="At least 12 characters. A few unrelated words work well."
          required
          error={fields.next}
        />
        <p role="status">{answer?.ok && 'Password changed. Your other sessions were signed out.'}</p>
        <FormError>{answer?.ok === false && Object.keys(fields).length === 0 && answer.message}</FormError>
        <button type="submit" disabled={isBusy}>
          Change password
        </button>
      </form>
    </section>
  )
}
