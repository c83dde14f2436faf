'use client'

import { useEffect, useState } from 'react'
import { ConflictDialog } from '#components/admin/editor/conflict/conflict-dialog.tsx'
import type { DraftStore } from '#components/admin/editor/saving/draft-store.ts'
import { type EditorUser, SignInDialog } from '#components/admin/editor/saving/sign-in-dialog.tsx'
import { useSelected } from '#components/admin/editor/saving/use-selected.ts'

type Props = {
  store: DraftStore
  user: EditorUser
  /** Counts the saves that the writer asked for: they may open a dialog at once. */
  asked: number
}

/**
 * What keeps the draft from being saved and needs the writer: a conflict, or the end of the session. An unasked dialog
 * waits until typing pauses, so that it takes no keys that were meant for the text.
 */
export function SavingDialogs({ store, user, asked }: Props) {
  const trouble = useSelected(store, (state) => state.trouble)
  const kind = trouble?.kind === 'conflict' || trouble?.kind === 'signed_out' ? trouble.kind : null
  const [opened, setOpened] = useState<typeof kind>(null)

  useEffect(() => {
    if (kind === null || asked > 0) setOpened(kind)
  }, [kind, asked])
  useEffect(
    () => (kind === 'signed_out' ? whenQuiet(store, () => setOpened(kind)) : undefined),
    [kind, store],
  )

  if (kind === null) return null
  const close = () => setOpened(null)
  return (
    <div className="unsaved-notice" role="alert">
      {trouble?.kind === 'conflict' && (
        <>
          <p>
            {trouble.theirs.by
              ? `This post was saved by ${trouble.theirs.by}`
              : 'This post was saved elsewhere'}{' '}
            with another text. Nothing was overwritten, and your text is kept on this device.
          </p>
          <button type="button" onClick={() => setOpened('conflict')}>
            Compare and choose
          </button>
        </>
      )}
      {trouble?.kind === 'signed_out' && (
        <>
          <p>{trouble.failure.message}</p>
          <button type="button" onClick={() => setOpened('signed_out')}>
            Sign in again
          </button>
        </>
      )}
      {trouble?.kind === 'conflict' && opened === 'conflict' && (
        <ConflictDialog
          base={store.get().saved}
          mine={store.get().fields}
          theirs={trouble.theirs}
          onResolve={(chosen) => void store.resolve(chosen)}
          onClose={close}
        />
      )}
      {opened === 'signed_out' && <SignInDialog user={user} goOn={store.look} onClose={close} />}
    </div>
  )
}

const QUIET = 1_500

/** Calls back once, when nothing has changed for a while. */
function whenQuiet(store: DraftStore, then: () => void): () => void {
  let timer = setTimeout(then, QUIET)
  const stop = store.subscribe(() => {
    clearTimeout(timer)
    timer = setTimeout(then, QUIET)
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}
