'use client'

import { useEffect, useRef, useState } from 'react'
import { ConflictDialog } from '#components/admin/editor/conflict/conflict-dialog.tsx'
import { deleteCopies } from '#components/admin/editor/copies/copies-store.ts'
import type { DeviceCopy } from '#components/admin/editor/copies/device-copy.ts'
import { findWithEarlier } from '#components/admin/editor/copies/listing.ts'
import type { DraftFields } from '#components/admin/editor/draft-fields.ts'
import type { DraftStore } from '#components/admin/editor/saving/draft-store.ts'
import { timeOf } from '#components/admin/editor/status-text.tsx'

type Copy = DeviceCopy & { keys: string[] }
type Back = { copy: Copy; before: DraftFields }

/**
 * Brings a text of this device back as an edit that can be undone. When the post was saved after the text was
 * written, the writer chooses between both. The copy goes when the server has what it became.
 */
export function useBringBack(store: DraftStore, userId: string) {
  const [back, setBack] = useState<Back | null>(null)
  const [compared, setCompared] = useState<Copy | null>(null)
  const settled = useRef<string[]>([])

  useEffect(
    () =>
      store.subscribe(() => {
        if (store.get().isDirty || settled.current.length === 0) return
        void deleteCopies(settled.current.splice(0)).catch(() => {})
      }),
    [store],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address asks once
  useEffect(() => {
    const [, key] = /^#bring-back=(.+)$/.exec(location.hash) ?? []
    if (!key) return
    history.replaceState(history.state, '', location.pathname)
    void findWithEarlier(userId, decodeURIComponent(key))
      .then((copy) => copy && bringBack(copy))
      .catch(() => {})
  }, [])

  function bringBack(copy: Copy) {
    if (copy.version === store.get().version) apply(copy, copy.fields)
    else setCompared(copy)
  }

  function apply(copy: Copy, fields: DraftFields) {
    setBack({ copy, before: store.get().fields })
    settled.current = [...copy.keys]
    store.replace(fields)
  }

  function undo() {
    settled.current = []
    if (back) store.replace(back.before)
    setBack(null)
  }

  const { saved, savedAt, version, fields } = store.get()
  const notice = (
    <>
      <p role="status" className="brought-back">
        {back && (
          <>
            Brought back the text from {timeOf(back.copy.at)}.{' '}
            <button type="button" className="quiet" onClick={undo}>
              Undo
            </button>
          </>
        )}
      </p>
      {compared && (
        <ConflictDialog
          base={{ ...saved, body: '' }}
          mine={{ ...fields, ...compared.fields }}
          mineAt={compared.at}
          theirs={{ version, savedAt, fields, by: null }}
          onResolve={(chosen) => apply(compared, chosen)}
          onClose={() => setCompared(null)}
        />
      )}
    </>
  )
  return { bringBack, notice }
}
