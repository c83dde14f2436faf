'use client'

import { useActionState } from 'react'
import { networkFailure } from '#components/admin/layout/network-failure.ts'
import { RowAction } from '#components/admin/layout/row-action.tsx'
import { Field } from '#components/ui/field.tsx'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'

type Pending = { email: string; isOldConfirmed: boolean; isNewConfirmed: boolean }

type Props = {
  email: string
  pending: Pending | null
  isMailSetUp: boolean
  request: (before: unknown, form: FormData) => Promise<Result<void>>
  withdraw: () => Promise<Result<void>>
}

/** The e-mail address: what it is, what it will be, and how it is changed. */
export function EmailForm({ email, pending, isMailSetUp, request, withdraw }: Props) {
  const [answer, submit, isBusy] = useActionState<Result<void> | null, FormData>(
    (before, form) => request(before, form).catch(networkFailure),
    null,
  )
  const fields = answer?.ok === false ? answer.fields : {}
  return (
    <section aria-labelledby="email">
      <h2 id="email">Your e-mail address</h2>
      <p>
        You sign in with <strong>{email}</strong>.
      </p>
      {pending && <PendingChange {...pending} old={email} isMailSetUp={isMailSetUp} withdraw={withdraw} />}
      <form className="narrow" action={submit}>
        <Field
          label="New e-mail address"
          name="email"
          type="email"
          autoComplete="email"
          required
          error={fields.email}
        />
        <Field
          label="Your password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={fields.password}
        />
        <FormError>{answer?.ok === false && Object.keys(fields).length === 0 && answer.message}</FormError>
        <button type="submit" disabled={isBusy}>
          Change e-mail address
        </button>
      </form>
    </section>
  )
}

type PendingProps = Pending & { old: string } & Pick<Props, 'isMailSetUp' | 'withdraw'>

function PendingChange({ email, old, isOldConfirmed, isNewConfirmed, isMailSetUp, withdraw }: PendingProps) {
  const missing = [!isOldConfirmed && old, !isNewConfirmed && email].filter((address) => address !== false)
  return (
    <p role="status">
      It becomes <strong>{email}</strong> once {missing.join(' and ')} {missing.length > 1 ? 'have' : 'has'}{' '}
      confirmed it, within a day.{' '}
      {isMailSetUp
        ? 'Open the link in the message to each.'
        : 'Mail isn’t set up: ask an administrator for the links.'}{' '}
      <RowAction id="" label="Withdraw the change of e-mail address" action={withdraw}>
        Withdraw
      </RowAction>
    </p>
  )
}
