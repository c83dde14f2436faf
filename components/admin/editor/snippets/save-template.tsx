'use client'

import { useState } from 'react'
import { type Chosen, SaveAsDialog } from '#components/admin/editor/snippets/save-as-dialog.tsx'
import { getJson } from '#components/admin/layout/get-json.ts'
import { useAction } from '#components/admin/layout/use-action.ts'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'
import type { SnippetChoices } from '#lib/snippets/views.ts'

type Props = {
  title: string
  save: (chosen: Chosen) => Promise<Result<string>>
}

/** Saves the post as a template. */
export function SaveTemplate({ title, save }: Props) {
  const [existing, setExisting] = useState<SnippetChoices | null>(null)
  const [note, setNote] = useState('')
  const { run, isBusy, error } = useAction()
  const open = () => run(() => getJson<SnippetChoices>('/api/admin/snippets?purpose=template'), setExisting)
  return (
    <div className="settings-actions">
      <button type="button" className="quiet" disabled={isBusy} onClick={open}>
        Save as template
      </button>
      <p role="status" className="field-hint">
        {note}
      </p>
      <FormError>{error}</FormError>
      {existing && (
        <SaveAsDialog
          purpose="template"
          name={title}
          existing={existing.items}
          save={save}
          onSaved={(name) => setNote(`Saved as the template “${name}”.`)}
          onClose={() => setExisting(null)}
        />
      )}
    </div>
  )
}
