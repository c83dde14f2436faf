'use client'

import { FormError } from '#components/ui/form-error.tsx'
import { useModal } from '#components/ui/use-modal.ts'
import type { SnippetChoice } from '#lib/snippets/views.ts'

type Props = {
  templates: SnippetChoice[]
  isBusy: boolean
  error: string | null
  onPick: (id: string) => void
  onClose: () => void
}

/** Chooses what a new post starts from. Opens when mounted. */
export function TemplateChooser({ templates, isBusy, error, onPick, onClose }: Props) {
  const dialog = useModal()
  return (
    <dialog ref={dialog} aria-labelledby="template-chooser-title" onClose={onClose}>
      <h2 id="template-chooser-title">New from template</h2>
      <ul className="template-list">
        {templates.map(({ id, name }) => (
          <li key={id}>
            <button type="button" className="second" disabled={isBusy} onClick={() => onPick(id)}>
              {name}
            </button>
          </li>
        ))}
      </ul>
      <FormError>{error}</FormError>
      <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
        Cancel
      </button>
    </dialog>
  )
}
