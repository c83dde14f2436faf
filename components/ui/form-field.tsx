import { type ReactNode, useId } from 'react'

export type Labels = { label: string; hint?: string; error?: string }

/** What ties a control to its label, its hint and what is wrong with it. */
export type Ties = { id: string; 'aria-invalid': true | undefined; 'aria-describedby': string | undefined }

type Props = Labels & { children: (ties: Ties) => ReactNode }

/** A control with its label above it, its hint and what is wrong with it below. */
export function FormField({ label, hint, error, children }: Props) {
  const id = useId()
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': notes || undefined })}
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  )
}
