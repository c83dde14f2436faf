'use client'

import { useState } from 'react'
import { deleteCopies } from '#components/admin/editor/copies/copies-store.ts'
import { bySession, type Unsaved } from '#components/admin/editor/copies/listing.ts'
import { useAction } from '#components/admin/layout/use-action.ts'
import { FormError } from '#components/ui/form-error.tsx'
import { useModal } from '#components/ui/use-modal.ts'
import type { Result } from '#lib/admin/views.ts'

type Props = { userId: string; signOut: () => Promise<Result<string>> }

/**
 * Signs out, and deletes what this device keeps of the user's texts: not before asking, when the server may not have
 * them. A full page load, so that nothing the admin has cached stays in memory.
 */
export function SignOut({ userId, signOut }: Props) {
  const { run, isBusy, error } = useAction()
  const [unsaved, setUnsaved] = useState<Unsaved[]>([])
  const leave = () => run(signOut, (href) => location.assign(href))

  async function ask() {
    const copies = await bySession(userId).catch(() => [])
    if (copies.length > 0) setUnsaved(copies)
    else leave()
  }

  async function discard() {
    await deleteCopies(unsaved.flatMap(({ keys }) => keys)).catch(() => {})
    setUnsaved([])
    leave()
  }

  return (
    <>
      <button type="button" className="quiet" disabled={isBusy} onClick={() => void ask()}>
        Sign out
      </button>
      <FormError>{error}</FormError>
      {unsaved.length > 0 && (
        <UnsavedDialog unsaved={unsaved} onDiscard={() => void discard()} onClose={() => setUnsaved([])} />
      )}
    </>
  )
}

type DialogProps = { unsaved: Unsaved[]; onDiscard: () => void; onClose: () => void }

function UnsavedDialog({ unsaved, onDiscard, onClose }: DialogProps) {
  const dialog = useModal()
  return (
    <dialog ref={dialog} aria-labelledby="unsaved-at-sign-out" onClose={onClose}>
      <h2 id="unsaved-at-sign-out">Not everything is saved</h2>
      <p>Only this device has these texts. Bring them back and save them, or sign out and delete them.</p>
      <ul>
        {unsaved.map(({ key, fields }) => (
          <li key={key}>{fields.title || 'Untitled'}</li>
        ))}
      </ul>
      <div className="button-row">
        <a href="/admin/unsaved">Look at them</a>
        <button type="button" className="second" onClick={onDiscard}>
          Delete them and sign out
        </button>
        <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
          Stay signed in
        </button>
      </div>
    </dialog>
  )
}
