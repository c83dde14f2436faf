'use client'

import { useId } from 'react'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  error?: string
  className: string
  /** Its name among the fields of a draft, so that a check can lead to it. */
  field: string
}

/** A single-line text that wraps and grows, set as readers will see it. */
export function AutosizeField({ label, value, onChange, error, className, field }: Props) {
  const id = useId()
  return (
    <div className={className} data-field={field}>
      <div className="autosize" data-text={value || label}>
        <textarea
          aria-label={label}
          placeholder={label}
          rows={1}
          dir="auto"
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? id : undefined}
          onChange={(event) => onChange(event.target.value.replace(/[\r\n]+/g, ' '))}
        />
      </div>
      {error && (
        <p id={id} className="field-error">
          {error}
        </p>
      )}
    </div>
  )
}
