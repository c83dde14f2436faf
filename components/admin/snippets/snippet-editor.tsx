'use client'

import { useState } from 'react'
import { getJson } from '#components/admin/layout/get-json.ts'
import { useAction } from '#components/admin/layout/use-action.ts'
import {
  type PresetChoices,
  SnippetDialog,
  type SnippetSave,
} from '#components/admin/snippets/snippet-dialog.tsx'
import { FormError } from '#components/ui/form-error.tsx'
import type { SnippetView } from '#lib/snippets/views.ts'

type Props = { id: string; name: string; choices: PresetChoices; save: SnippetSave }

/** Loads a snippet or template, and opens its dialog. */
export function SnippetEditor({ id, name, ...rest }: Props) {
  const [opened, setOpened] = useState<SnippetView | null>(null)
  const { run, isBusy, error } = useAction()
  return (
    <>
      <button
        type="button"
        className="quiet"
        aria-label={`Edit ${name}`}
        disabled={isBusy}
        onClick={() => run(() => getJson<SnippetView>(`/api/admin/snippets?id=${id}`), setOpened)}
      >
        Edit
      </button>
      <FormError>{error}</FormError>
      {opened && <SnippetDialog snippet={opened} onClose={() => setOpened(null)} {...rest} />}
    </>
  )
}
