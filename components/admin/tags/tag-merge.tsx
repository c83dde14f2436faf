'use client'

import { useId, useState } from 'react'
import { useAction } from '#components/admin/layout/use-action.ts'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'
import type { AdminTag } from '#lib/tags/views.ts'

type Props = {
  tag: AdminTag
  others: AdminTag[]
  merge: (input: { from: string; into: string }) => Promise<Result<void>>
  onDone: () => void
}

/** Moves the articles of a tag to another tag and removes it. */
export function TagMerge({ tag, others, merge, onDone }: Props) {
  const id = useId()
  const [into, setInto] = useState('')
  const { run, isBusy, error } = useAction()
  const name = others.find((other) => other.id === into)?.name
  const question = `Merge “${tag.name}” into “${name}”? This cannot be undone.`
  return (
    <div className="field tag-merge">
      <label htmlFor={id}>Merge into another tag</label>
      <select
        id={id}
        value={into}
        onChange={(event) => setInto(event.target.value)}
        aria-describedby={`${id}-hint`}
      >
        <option value="">Choose a tag</option>
        {others.map((other) => (
          <option key={other.id} value={other.id}>
            {other.name}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} className="field-hint">
        Moves {tag.live} live articles and {tag.drafts} drafts to the other tag, and redirects this tag's
        address to it.
      </p>
      <FormError>{error}</FormError>
      <div className="button-row">
        <button
          type="button"
          className="second"
          disabled={isBusy || into === ''}
          onClick={() => confirm(question) && run(() => merge({ from: tag.id, into }), onDone)}
        >
          Merge tags
        </button>
      </div>
    </div>
  )
}
