'use client'

import { useId, useState } from 'react'
import { useAction } from '#components/admin/layout/use-action.tsx'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'
import type { AdminTag } from '#lib/tags/views.ts'

type Props = {
  tag: AdminTag
  others: AdminTag[]
  merge: (input: { from: string; into: string }) => Promise<Result<void>>
  onDone: () => void
}

/** Gives the articles of a tag another one, and ends it. */
export function TagMerge({ tag, others, merge, onDone }: Props) {
  const id = useId()
  const [into, setInto] = useState('')
  const { run, isBusy, trouble } = useAction()
  const name = others.find((other) => other.id === into)?.name
  const question = `Merge “${tag.name}” into “${name}”? This cannot be undone.`
  return (
    <div className="field merge">
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
        Its {tag.live} live articles and {tag.drafts} drafts get the other tag, and its address leads there.
      </p>
      <FormError>{trouble}</FormError>
      <div className="button-row">
        <button
          type="button"
          className="second"
          disabled={isBusy || into === ''}
          onClick={() => confirm(question) && run(() => merge({ from: tag.id, into }), onDone)}
        >
          Merge
        </button>
      </div>
    </div>
  )
}
