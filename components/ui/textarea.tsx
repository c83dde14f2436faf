import type { TextareaHTMLAttributes } from 'react'
import { FormField, type Labels } from '#components/ui/form-field.tsx'

/** A labelled textarea. */
export function Textarea({
  label,
  hint,
  error,
  ...area
}: TextareaHTMLAttributes<HTMLTextAreaElement> & Labels) {
  return (
    <FormField label={label} hint={hint} error={error}>
      {(control) => <textarea {...control} {...area} />}
    </FormField>
  )
}
