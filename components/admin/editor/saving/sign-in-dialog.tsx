'use client'

import { signIn, signOut } from 'next-auth/react'
import { type FormEvent, useState } from 'react'
import { signInMessage } from '#components/auth/sign-in-message.ts'
import { Field } from '#components/ui/field.tsx'
import { FormError } from '#components/ui/form-error.tsx'
import { useModal } from '#components/ui/use-modal.ts'
import type { DraftStatus, Result } from '#lib/admin/views.ts'

export type EditorUser = { id: string; name: string; email: string }

type Props = {
  user: EditorUser
  /** Asks the server whether this user is signed in, and goes on saving. */
  goOn: () => Promise<Result<DraftStatus>>
  onClose: () => void
}

/** Signs in again on the page with the text. Another user is signed out at once: the text is not theirs. */
export function SignInDialog({ user, goOn, onClose }: Props) {
  const dialog = useModal()
  const [error, setError] = useState<string | null>(null)
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
    setError(answer?.error ? signInMessage(answer.error) : await continueAs(user, goOn))
    setBusy(false)
  }

  return (
    <dialog ref={dialog} aria-labelledby="sign-in-again" onClose={onClose}>
      <h2 id="sign-in-again">Sign in again</h2>
      <p>Your session has ended. Your text is still here, and it is saved as soon as you have signed in.</p>
      <form method="dialog" onSubmit={submit}>
        <Field
          label="E-mail address"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={user.email}
          required
        />
        <Field
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          autoFocus
        />
        <FormError>{error}</FormError>
        <div className="button-row">
          <button type="submit" disabled={isBusy}>
            {isBusy ? 'Signing in…' : 'Sign in'}
          </button>
          <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
            Later
          </button>
        </div>
      </form>
    </dialog>
  )
}

/** The error; null when this user is signed in. */
async function continueAs(user: EditorUser, goOn: Props['goOn']): Promise<string | null> {
  const result = await goOn()
  if (result.ok) return null
  if (result.code !== 'other_user') return result.message
  // Not the action of the desk: that one leads away from the page.
  await signOut({ redirect: false }).catch(() => {})
  return `This text belongs to ${user.name}. Sign in as ${user.email}.`
}
