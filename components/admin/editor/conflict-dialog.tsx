'use client'

import { useEffect, useRef, useState } from 'react'
import { type Manuscript, manuscriptOf } from '#components/admin/editor/manuscript.tsx'
import type { DraftView, Result } from '#lib/admin/views.ts'

type Props = {
  mine: Manuscript
  load: () => Promise<Result<DraftView>>
  onMine: (theirs: DraftView) => void
  onTheirs: (theirs: DraftView, text: Manuscript) => void
}

/** Two have written: both texts side by side, and nothing is lost whichever is taken. */
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
      <h2 id="conflict-title">Somebody has saved this post since you opened it</h2>
      <p>Nothing was overwritten. Choose which text goes on; the other stays here until you have chosen.</p>
      <div className="conflict-texts">
        <TextOf label="Yours" title={mine.title} body={mine.body} />
        <TextOf label="Theirs" title={theirs?.title ?? 'Loading…'} body={theirs?.body ?? ''} />
      </div>
      <button type="button" disabled={!theirs} onClick={() => theirs && onMine(theirs)}>
        Save mine over theirs
      </button>{' '}
      <button
        type="button"
        className="second"
        disabled={!theirs}
        onClick={() => theirs && onTheirs(theirs, manuscriptOf(theirs))}
      >
        Go on with theirs
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
