import type { InputHTMLAttributes } from 'react'
import { FormField, type Labels } from '#components/ui/form-field.tsx'

/** A labelled input. */
export function Field({ label, hint, error, ...input }: InputHTMLAttributes<HTMLInputElement> & Labels) {
  return (
    <FormField label={label} hint={hint} error={error}>
      {(control) => <input {...control} {...input} />}
    </FormField>
  )
}
