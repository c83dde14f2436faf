'use client'

import { signIn } from 'next-auth/react'
import { type FormEvent, useState } from 'react'
import { signInMessage } from '#components/auth/sign-in-message.tsx'
import { Field } from '#components/ui/field.tsx'
import { FormError } from '#components/ui/form-error.tsx'

/** Stays where it is when signing in fails, and keeps what was typed. */
export function SignInForm({ to, message }: { to: string; message: string | null }) {
  const [trouble, setTrouble] = useState(message)
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
    setTrouble(signInMessage(answer.error))
    setBusy(false)
  }

  return (
    <form method="post" onSubmit={submit}>
      <Field label="E-mail address" name="email" type="email" autoComplete="username" required />
      <Field label="Password" name="password" type="password" autoComplete="current-password" required />
      <FormError>{trouble}</FormError>
      <noscript>
        <p className="trouble">Signing in needs JavaScript. Allow it for this site.</p>
      </noscript>
      <button type="submit" disabled={isBusy}>
        {isBusy ? 'Signing in…' : 'Sign in'}
      </button>
    </form>
  )
}
