'use client'

import { useEffect, useState } from 'react'
import type { Manuscript } from '#components/admin/editor/manuscript.tsx'
import { findKept, forget, type Kept } from '#components/admin/editor/recovery/local-backup.tsx'

type Props = { postId: string; version: number; onRestore: (manuscript: Manuscript) => void }

/** Offers the text that this browser kept when it could not be saved. */
export function RecoveredDraftNotice({ postId, version, onRestore }: Props) {
  const [kept, setKept] = useState<Kept | null>(null)
  useEffect(() => setKept(findKept(postId)), [postId])
  if (!kept) return null

  return (
    <section className="kept-notice" aria-label="Unsaved text">
      <p>
        This browser kept a text of this post that was never saved
        {kept.at && `, from ${new Date(kept.at).toLocaleString()}`}.
        {kept.version !== version && ' The post has been saved since by somebody; look before you save.'}
      </p>
      <button
        type="button"
        onClick={() => {
          onRestore(kept.manuscript)
          setKept(null)
        }}
      >
        Bring it back
      </button>{' '}
      <button
        type="button"
        className="quiet"
        onClick={() => {
          forget(postId)
          setKept(null)
        }}
      >
        Throw it away
      </button>
    </section>
  )
}
