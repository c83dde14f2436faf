import type { InputHTMLAttributes } from 'react'
import { Labelled, type Labels } from '#components/ui/form-field.tsx'

/** A labelled line of text. */
export function Field({ label, hint, error, ...input }: InputHTMLAttributes<HTMLInputElement> & Labels) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(ties) => <input {...ties} {...input} />}
    </Labelled>
  )
}
