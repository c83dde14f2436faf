'use client'

import { useState } from 'react'
import { type BylineFields, BylineForm } from '#components/admin/bylines/byline-form.tsx'
import { useModal } from '#components/ui/use-modal.ts'
import type { Result } from '#lib/admin/views.ts'
import type { AdminByline } from '#lib/bylines/views.ts'

type Props = { byline: AdminByline; save: (input: BylineFields & { id: string }) => Promise<Result<void>> }

/** Opens the dialog of a byline. */
export function BylineEditor({ byline, save }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="quiet"
        aria-label={`Edit ${byline.name}`}
        onClick={() => setOpen(true)}
      >
        Edit
      </button>
      {isOpen && <BylineDialog byline={byline} save={save} onClose={() => setOpen(false)} />}
    </>
  )
}

function BylineDialog({ byline, save, onClose }: Props & { onClose: () => void }) {
  const dialog = useModal()
  const close = () => dialog.current?.close()
  return (
    <dialog ref={dialog} aria-label={`Edit the byline ${byline.name}`} onClose={onClose}>
      <BylineForm byline={byline} save={(fields) => save({ id: byline.id, ...fields })} onSaved={close}>
        <button type="button" className="quiet" onClick={close}>
          Cancel
        </button>
      </BylineForm>
    </dialog>
  )
}
