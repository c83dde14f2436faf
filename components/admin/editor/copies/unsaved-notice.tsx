'use client'

import { useEffect, useState } from 'react'
import { MergeView } from '#components/admin/editor/changes/lazy-merge-view.tsx'
import { deleteCopies } from '#components/admin/editor/copies/copies-store.ts'
import { listUnsaved, type Unsaved } from '#components/admin/editor/copies/listing.ts'
import { whenClosed } from '#components/admin/editor/copies/open-sessions.ts'
import type { DraftStore } from '#components/admin/editor/saving/draft-store.ts'
import { timeOf } from '#components/admin/editor/status-text.tsx'

type Props = {
  userId: string
  postId: string
  session: string
  store: Pick<DraftStore, 'get' | 'look'>
  onBringBack: (copy: Unsaved) => void
}

/** Offers what this device has of the post and the server has not: the newest text of an earlier session. */
export function UnsavedNotice({ userId, postId, session, store, onBringBack }: Props) {
  const [copies, setCopies] = useUnsaved({ userId, postId, session, store })
  const [isCompared, setCompared] = useState(false)
  const [copy, ...more] = copies
  if (!copy) return null

  const done = () => {
    setCopies(more)
    setCompared(false)
  }

  return (
    <section className="unsaved-notice" aria-label="Unsaved changes">
      <p>
        This device has changes to this post that were not saved, from {timeOf(copy.at)}.{' '}
        {more.length > 0 && <a href="/admin/unsaved">All unsaved texts</a>}
      </p>
      <p className="button-row">
        <button
          type="button"
          onClick={() => {
            onBringBack(copy)
            done()
          }}
        >
          Bring back
        </button>
        <button
          type="button"
          className="quiet"
          aria-expanded={isCompared}
          onClick={() => setCompared(!isCompared)}
        >
          Show the difference
        </button>
        <button
          type="button"
          className="quiet"
          onClick={() =>
            void deleteCopies(copy.keys)
              .catch(() => {})
              .then(done)
          }
        >
          Discard
        </button>
      </p>
      {isCompared && <MergeView before={store.get().saved.body} now={copy.fields.body} />}
    </section>
  )
}

/** Looks again when another tab with this post ends: what it did not save is listed then. */
function useUnsaved({ userId, postId, session, store }: Omit<Props, 'onBringBack'>) {
  const [copies, setCopies] = useState<Unsaved[]>([])

  useEffect(() => {
    const controller = new AbortController()
    async function look() {
      // The page may be older than what is stored.
      await store.look()
      const { left, open } = await listUnsaved({ userId, postId, session, saved: store.get().saved })
      if (controller.signal.aborted) return
      setCopies(left)
      for (const other of open) whenClosed(other, controller.signal).then(look, () => {})
    }
    void look()
    return () => controller.abort()
  }, [userId, postId, session, store])

  return [copies, setCopies] as const
}
