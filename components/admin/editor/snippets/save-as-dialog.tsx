'use client'

import { type FormEvent, useId, useState } from 'react'
import { useAction } from '#components/admin/layout/use-action.ts'
import { Field } from '#components/ui/field.tsx'
import { FormError } from '#components/ui/form-error.tsx'
import { useModal } from '#components/ui/use-modal.ts'
import type { Result } from '#lib/admin/views.ts'
import type { SnippetChoice, SnippetPurpose } from '#lib/snippets/views.ts'

/** `replaces`: the one whose text is replaced. */
export type Chosen = { name: string; replaces?: string }

type Props = {
  purpose: SnippetPurpose
  /** Suggested. */
  name: string
  existing: readonly SnippetChoice[]
  save: (chosen: Chosen) => Promise<Result<string>>
  onSaved: (name: string) => void
  onClose: () => void
}

/** Asks for the name of a snippet or template; the name of an existing one replaces that. Opens when mounted. */
export function SaveAsDialog({ purpose, name: suggested, existing, save, onSaved, onClose }: Props) {
  const dialog = useModal()
  const listId = useId()
  const [name, setName] = useState(suggested)
  const { run, isBusy, error, fields } = useAction()
  const same = existing.find((other) => other.name.toLowerCase() === name.trim().toLowerCase())
  const isForeign = same !== undefined && !same.mayChange
  const refusal = isForeign ? `This ${purpose} is not yours. Choose another name.` : fields.name

  function submit(event: FormEvent) {
    event.preventDefault()
    event.stopPropagation()
    if (isForeign) return
    run(
      () => save({ name, ...(same && { replaces: same.id }) }),
      () => {
        dialog.current?.close()
        onSaved(same?.name ?? name.trim())
      },
    )
  }

  return (
    <dialog ref={dialog} aria-label={`Save as ${purpose}`} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <h2>Save as {purpose}</h2>
        <Field
          label="Name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          list={listId}
          autoComplete="off"
          required
          hint={same && !isForeign ? `Replaces the ${purpose} “${same.name}” for everybody.` : HINTS[purpose]}
          error={refusal}
        />
        <datalist id={listId}>
          {existing.map((other) => (
            <option key={other.id} value={other.name} />
          ))}
        </datalist>
        <FormError>{!fields.name && error}</FormError>
        <div className="button-row">
          <button type="submit" disabled={isBusy}>
            {same ? `Replace ${purpose}` : `Save ${purpose}`}
          </button>
          <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </div>
      </form>
    </dialog>
  )
}

const HINTS: Record<SnippetPurpose, string> = {
  snippet: 'Everybody finds it under this name with / in a text.',
  template: 'Everybody can start a post from it. It keeps the text, title, dek, tags and series.',
}
