'use client'

import { type KeyboardEvent, useId, useState } from 'react'
import { usePendingField } from '#components/admin/editor/pending-input.ts'

type Props = {
  tags: string[]
  /** Null: free text. */
  choices: string[] | null
  onChange: (tags: string[]) => void
  error?: string
}

/** Tags in the order readers see them: typed, or chosen from existing ones. */
export function TagsField({ tags, choices, onChange, error }: Props) {
  const id = useId()
  const has = (name: string) => tags.some((tag) => tag.toLowerCase() === name.toLowerCase())
  const input: InputProps = {
    id,
    onAdd: (name) => name && !has(name) && onChange([...tags, name]),
    onRemoveLast: () => onChange(tags.slice(0, -1)),
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
      {choices ? (
        <TagChoice {...input} left={choices.filter((name) => !has(name))} />
      ) : (
        <TagInput {...input} />
      )}
      {error && <p className="field-error">{error}</p>}
    </div>
  )
}

type InputProps = { id: string; onAdd: (name: string) => void; onRemoveLast: () => void }

function TagChoice({ id, onAdd, left }: InputProps & { left: string[] }) {
  return (
    <>
      <select
        id={id}
        value=""
        onChange={(event) => onAdd(event.target.value)}
        aria-describedby={`${id}-hint`}
      >
        <option value="">Add a tag</option>
        {left.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <p id={`${id}-hint`} className="field-hint">
        The first tag is shown above the title. Editors can add new tags.
      </p>
    </>
  )
}

/** Enter or a comma adds the tag; Backspace in an empty field removes the last one. */
function TagInput({ id, onAdd, onRemoveLast }: InputProps) {
  const [typed, setTyped] = useState('')
  usePendingField({ hasPending: () => typed.trim() !== '', flush: add })

  function add() {
    onAdd(typed.trim().replace(/\s+/g, ' '))
    setTyped('')
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault()
      add()
    } else if (event.key === 'Backspace' && typed === '') onRemoveLast()
  }

  return (
    <>
      <input
        id={id}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKey}
        onBlur={add}
        aria-describedby={`${id}-hint`}
      />
      <p id={`${id}-hint`} className="field-hint">
        Press Enter or comma to add a tag. The first tag is shown above the title.
      </p>
    </>
  )
}
