'use client'

import { type KeyboardEvent, useId, useState } from 'react'

type Props = { tags: string[]; onChange: (tags: string[]) => void; error?: string }

/** Tags, made as they are typed: Enter or a comma adds one. */
export function TagsField({ tags, onChange, error }: Props) {
  const id = useId()
  const [typed, setTyped] = useState('')

  function add() {
    const name = typed.trim().replace(/\s+/g, ' ')
    setTyped('')
    if (name && !tags.some((tag) => tag.toLowerCase() === name.toLowerCase())) onChange([...tags, name])
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault()
      add()
    } else if (event.key === 'Backspace' && typed === '') onChange(tags.slice(0, -1))
  }

  return (
    <div className="field">
      <label htmlFor={id}>Tags</label>
      <ul className="chosen">
        {tags.map((tag) => (
          <li key={tag}>
            {tag}{' '}
            <button
              type="button"
              className="quiet"
              aria-label={`Remove the tag ${tag}`}
              onClick={() => onChange(tags.filter((other) => other !== tag))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <input
        id={id}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKey}
        onBlur={add}
        aria-describedby={`${id}-hint`}
      />
      <p id={`${id}-hint`} className="field-hint">
        Enter or a comma adds one. The first is shown above the title.
      </p>
      {error && <p className="field-error">{error}</p>}
    </div>
  )
}
