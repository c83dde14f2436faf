'use client'

import { useId } from 'react'
import { TagInput } from '#components/admin/editor/settings/tag-input.tsx'

type Props = {
  tags: string[]
  choices: { names: string[]; mayCreate: boolean }
  onChange: (tags: string[]) => void
  error?: string
}

/** Tags in the order readers see them: typed, with the existing ones suggested. */
export function TagsField({ tags, choices, onChange, error }: Props) {
  const id = useId()
  const has = (name: string) => tags.some((tag) => tag.toLowerCase() === name.toLowerCase())

  return (
    <div className="field" data-field="tags">
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
      <TagInput
        id={id}
        names={choices.names.filter((name) => !has(name))}
        mayCreate={choices.mayCreate}
        onAdd={(name) => !has(name) && onChange([...tags, name])}
        onRemoveLast={() => onChange(tags.slice(0, -1))}
      />
      {error && <p className="field-error">{error}</p>}
    </div>
  )
}
