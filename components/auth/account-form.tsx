'use client'

import { useActionState, useState } from 'react'
import { networkFailure } from '#components/admin/layout/network-failure.ts'
import { Field } from '#components/ui/field.tsx'
import { FormError } from '#components/ui/form-error.tsx'

type Answer = { ok: boolean; message?: string; fields?: Record<string, string> } | null

type Props = {
  action: (before: Answer, form: FormData) => Promise<Answer>
  label: string
  asksEmail?: boolean
}

/** Creates an account: name, password and, without an invitation, e-mail address. */
export function AccountForm({ action, label, asksEmail = false }: Props) {
  const [answer, submit, isBusy] = useActionState<Answer, FormData>(async (before, form) => {
    const answer = await action(before, form).catch(networkFailure)
    if (answer?.ok) location.assign('/login?welcome')
    return answer
  }, null)
  const [typed, setTyped] = useState({ email: '', name: '', password: '' })
  const errors = answer?.fields ?? {}
  const shown = asksEmail ? typed : { name: typed.name, password: typed.password }
  const bind = (name: keyof typeof typed) => ({
    name,
    value: typed[name],
    onChange: (event: { target: { value: string } }) => {
      const { value } = event.target
      setTyped((now) => ({ ...now, [name]: value }))
    },
    error: errors[name],
    required: true,
  })
  return (
    <form action={submit}>
      {asksEmail && <Field label="E-mail address" type="email" autoComplete="username" {...bind('email')} />}
      <Field
        label="Name"
        autoComplete="name"
        hint="The name your colleagues know you by."
        {...bind('name')}
      />
      <Field
        label="Password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters. A few unrelated words work well."
        {...bind('password')}
      />
      <FormError>
        {answer?.ok === false && !Object.keys(errors).some((name) => name in shown) && answer.message}
      </FormError>
      <noscript>
        <p className="form-error">This form needs JavaScript. Enable it for this site.</p>
      </noscript>
      <button type="submit" disabled={isBusy || answer?.ok}>
        {label}
      </button>
    </form>
  )
}
