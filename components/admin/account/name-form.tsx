'use client'

import { type FormEvent, useState } from 'react'
import { useAction } from '#components/admin/layout/use-action.ts'
import { Field } from '#components/ui/field.tsx'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'

/** The name that colleagues see. */
export function NameForm({
  name,
  rename,
}: {
  name: string
  rename: (name: string) => Promise<Result<void>>
}) {
  const [draft, setDraft] = useState(name)
  const [isSaved, setSaved] = useState(false)
  const { run, isBusy, error, fields } = useAction()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    run(
      () => rename(draft),
      () => setSaved(true),
    )
  }

  return (
    <section aria-labelledby="name">
      <h2 id="name">Your name at the desk</h2>
      <form className="narrow" onSubmit={submit} noValidate>
        <Field
          label="Name"
          hint="The name your colleagues know you by."
          autoComplete="name"
          required
          value={draft}
          onChange={(event) => {
            setDraft(event.target.value)
            setSaved(false)
          }}
          error={fields.name}
        />
        <p role="status">{isSaved && 'Name saved.'}</p>
        <FormError>{!fields.name && error}</FormError>
        <button type="submit" disabled={isBusy}>
          Save name
        </button>
      </form>
    </section>
  )
}
