'use client'

import { useEffect, useMemo, useState } from 'react'
import { postJson } from '#components/admin/editor/live/request-json.ts'
import type { SnippetServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { SaveAsDialog } from '#components/admin/editor/snippets/save-as-dialog.tsx'
import { getJson } from '#components/admin/layout/get-json.ts'
import type { SnippetChoices, SnippetView } from '#lib/snippets/views.ts'

const PATH = '/api/admin/snippets'
const STALE_MS = 20_000

/** The snippets for the menus of the text, and the dialog that saves one. */
export function useSnippets() {
  const [source, setSource] = useState<string | null>(null)
  const choices = useMemo(() => new KnownSnippets(), [])
  useEffect(() => void choices.refresh(), [choices])
  const services = useMemo<SnippetServices>(
    () => ({
      list: () => choices.list(),
      mayCreate: () => choices.known.mayCreate,
      load: async (id) => {
        const found = await getJson<SnippetView>(`${PATH}?id=${id}`)
        return found.ok ? found.value.body : null
      },
      save: setSource,
    }),
    [choices],
  )
  const dialog = source !== null && (
    <SaveAsDialog
      purpose="snippet"
      name=""
      existing={choices.known.items}
      save={(chosen) => postJson<string>(PATH, { body: source, ...chosen })}
      onSaved={() => void choices.refresh()}
      onClose={() => setSource(null)}
    />
  )
  return { services, dialog }
}

/** What the server said last. Asked again when a menu opens after a while; that menu still shows the earlier answer. */
class KnownSnippets {
  known: SnippetChoices = { items: [], mayCreate: false }
  private askedAt = 0

  list(): SnippetChoices['items'] {
    if (Date.now() - this.askedAt > STALE_MS) void this.refresh()
    return this.known.items
  }

  /** Offline, what is known stays. */
  async refresh(): Promise<void> {
    this.askedAt = Date.now()
    const answer = await getJson<SnippetChoices>(`${PATH}?purpose=snippet`)
    if (answer.ok) this.known = answer.value
  }
}
