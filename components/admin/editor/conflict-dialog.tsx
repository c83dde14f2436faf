'use client'

import { useEffect, useRef, useState } from 'react'
import { type DraftFields, draftFieldsOf } from '#components/admin/editor/draft-fields.ts'
import type { DraftView, Result } from '#lib/admin/views.ts'

type Props = {
  mine: DraftFields
  load: () => Promise<Result<DraftView>>
  onMine: (theirs: DraftView) => void
  onTheirs: (theirs: DraftView, text: DraftFields) => void
}

/** An edit conflict: shows both versions side by side and lets the writer keep either. */
export function ConflictDialog({ mine, load, onMine, onTheirs }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [theirs, setTheirs] = useState<DraftView | null>(null)
  const [isCopied, setCopied] = useState(false)

  useEffect(() => {
    dialog.current?.showModal()
    void load().then((result) => result.ok && setTheirs(result.value))
  }, [load])

  const copyMine = async () => {
    await navigator.clipboard.writeText(`# ${mine.title}\n\n${mine.body}`)
    setCopied(true)
  }

  return (
    <dialog
      ref={dialog}
      className="conflict"
      aria-labelledby="conflict-title"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="conflict-title">This post was changed since you opened it</h2>
      <p>Nothing was overwritten. Compare the two versions and choose which one to keep.</p>
      <div className="conflict-texts">
        <TextOf label="Yours" title={mine.title} body={mine.body} />
        <TextOf label="Theirs" title={theirs?.title ?? 'Loading…'} body={theirs?.body ?? ''} />
      </div>
      <button type="button" disabled={!theirs} onClick={() => theirs && onMine(theirs)}>
        Keep mine
      </button>{' '}
      <button
        type="button"
        className="second"
        disabled={!theirs}
        onClick={() => theirs && onTheirs(theirs, draftFieldsOf(theirs))}
      >
        Keep theirs
      </button>{' '}
      <button type="button" className="quiet" onClick={copyMine}>
        Copy my text
      </button>
      <span role="status">{isCopied && 'Copied.'}</span>
    </dialog>
  )
}

function TextOf({ label, title, body }: { label: string; title: string; body: string }) {
  return (
    <div className="field">
      <label htmlFor={`conflict-${label}`}>
        {label}: {title || 'Untitled'}
      </label>
      <textarea id={`conflict-${label}`} readOnly value={body} rows={14} />
    </div>
  )
}
