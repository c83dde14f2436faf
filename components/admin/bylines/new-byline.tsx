'use client'

import { type FormEvent, useState } from 'react'
import { useAction } from '#components/admin/layout/use-action.ts'
import { Field } from '#components/ui/field.tsx'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'

/** Adds a byline without a login, for guests. */
export function NewByline({ create }: { create: (input: { name: string }) => Promise<Result<string>> }) {
  const [name, setName] = useState('')
  const { run, isBusy, error, fields } = useAction()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    run(
      () => create({ name }),
      () => setName(''),
    )
  }

  return (
    <section aria-labelledby="new-byline">
      <h2 id="new-byline">Add a byline without a login</h2>
      <form className="narrow" onSubmit={submit} noValidate>
        <Field
          label="Name on articles"
          hint="For a guest author. Users have a byline of their own."
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={fields.name}
        />
        <FormError>{!fields.name && error}</FormError>
        <button type="submit" disabled={isBusy}>
          Add byline
        </button>
      </form>
    </section>
  )
}
