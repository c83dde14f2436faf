'use client'

import { useEffect, useState } from 'react'
import type { DraftFields } from '#components/admin/editor/draft-fields.ts'
import {
  discardBackup,
  findBackup,
  type LocalBackup,
} from '#components/admin/editor/recovery/local-backup.ts'

type Props = { postId: string; version: number; onRestore: (fields: DraftFields) => void }

/** Offers to restore the unsaved draft from this browser. */
export function RecoveredDraftNotice({ postId, version, onRestore }: Props) {
  const [backup, setBackup] = useState<LocalBackup | null>(null)
  useEffect(() => setBackup(findBackup(postId)), [postId])
  if (!backup) return null

  return (
    <section className="recovered-draft" aria-label="Unsaved changes">
      <p>
        This browser has unsaved changes to this post
        {backup.at && `, from ${new Date(backup.at).toLocaleString()}`}.
        {backup.version !== version && ' The post was saved after that: review the text before you save.'}
      </p>
      <button
        type="button"
        onClick={() => {
          onRestore(backup.fields)
          setBackup(null)
        }}
      >
        Restore changes
      </button>{' '}
      <button
        type="button"
        className="quiet"
        onClick={() => {
          discardBackup(postId)
          setBackup(null)
        }}
      >
        Discard changes
      </button>
    </section>
  )
}
