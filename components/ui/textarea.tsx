import type { TextareaHTMLAttributes } from 'react'
import { Labelled, type Labels } from '#components/ui/form-field.tsx'

/** A labelled text of several lines. */
export function Area({ label, hint, error, ...area }: TextareaHTMLAttributes<HTMLTextAreaElement> & Labels) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(ties) => <textarea {...ties} {...area} />}
    </Labelled>
  )
}
