'use client'

import { type FormEvent, useState } from 'react'
import { useAction } from '#components/admin/layout/use-action.ts'
import { Field } from '#components/ui/field.tsx'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'
import type { UserView } from '#lib/users/views.ts'

type Props = {
  user: UserView
  handOver: (input: { userId: string; password: string }) => Promise<Result<void>>
}

/** Transfers ownership, confirmed with the owner's password. */
export function Ownership({ user, handOver }: Props) {
  const [password, setPassword] = useState('')
  const { run, isBusy, error, fields } = useAction()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    run(
      () => handOver({ userId: user.id, password }),
      () => location.assign('/admin/users'),
    )
  }

  return (
    <section>
      <h3>Ownership</h3>
      <p>{user.name} becomes the owner, and you an administrator. You cannot take it back alone.</p>
      <form onSubmit={submit} noValidate>
        <Field
          label="Your password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={fields.password}
        />
        <FormError>{!fields.password && error}</FormError>
        <button type="submit" className="second" disabled={isBusy}>
          Transfer ownership
        </button>
      </form>
    </section>
  )
}
