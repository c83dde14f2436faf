import { type ReactNode, useId } from 'react'

export type Labels = { label: string; hint?: string; error?: string }

/** The attributes that connect a control to its label, hint and error. */
export type FieldProps = {
  id: string
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

type Props = Labels & { children: (control: FieldProps) => ReactNode }

/** A control with its label above and its hint and error below. */
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
