'use client'

import { useActionState, useState } from 'react'
import { networkFailure } from '#components/admin/layout/network-failure.ts'
import { Field } from '#components/ui/field.tsx'
import { FormError } from '#components/ui/form-error.tsx'

type Answer = { ok: boolean; message?: string; fields?: Record<string, string> } | null

type Props = { request: (before: Answer, form: FormData) => Promise<Answer>; isMailSetUp: boolean }

/** Asks for a link to choose a new password. The answer does not tell whether there is such an account. */
export function ForgottenForm({ request, isMailSetUp }: Props) {
  const [email, setEmail] = useState('')
  const [answer, submit, isBusy] = useActionState<Answer, FormData>(
    (before, form) => request(before, form).catch(networkFailure),
    null,
  )
  const error = answer?.fields?.email
  if (answer?.ok) return <p role="status">{isMailSetUp ? SENT : NOTED}</p>
  return (
    <form action={submit}>
      <p>
        {isMailSetUp
          ? 'Enter your e-mail address. You get a message with a link to choose a new one.'
          : 'This site sends no mail. Enter your e-mail address, and ask an administrator for the link.'}
      </p>
      <Field
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={error}
      />
      <FormError>{answer?.ok === false && !error && answer.message}</FormError>
      <noscript>
        <p className="form-error">This form needs JavaScript. Enable it for this site.</p>
      </noscript>
      <button type="submit" disabled={isBusy}>
        {isMailSetUp ? 'Send the link' : 'Ask for a link'}
      </button>
    </form>
  )
}

const SENT =
  'If there is an account with this address, a message with a link is on its way. The link works once, for 30 minutes. Look in the spam folder, too.'
const NOTED =
  'If there is an account with this address, administrators see your request now. Ask one for the link: it works once, for 30 minutes.'
