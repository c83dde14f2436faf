'use client'

import { signIn } from 'next-auth/react'
import { type FormEvent, useState } from 'react'
import { signInMessage } from '#components/auth/sign-in-message.ts'
import { Field } from '#components/ui/field.tsx'
import { FormError } from '#components/ui/form-error.tsx'

/** Stays on the page when signing in fails, and keeps the input. */
export function SignInForm({ to, message }: { to: string; message: string | null }) {
  const [error, setError] = useState(message)
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    const answer = await signIn('credentials', {
      email: form.get('email'),
      password: form.get('password'),
      redirect: false,
    }).catch(() => ({ error: 'unavailable' }))
    if (!answer?.error) return location.assign(to)
    setError(signInMessage(answer.error))
    setBusy(false)
  }

  return (
    <form method="post" onSubmit={submit}>
      <Field label="E-mail address" name="email" type="email" autoComplete="username" required />
      <Field label="Password" name="password" type="password" autoComplete="current-password" required />
      <FormError>{error}</FormError>
      <noscript>
        <p className="form-error">Signing in needs JavaScript. Enable it for this site.</p>
      </noscript>
      <button type="submit" disabled={isBusy}>
        {isBusy ? 'Signing in…' : 'Sign in'}
      </button>
    </form>
  )
}
