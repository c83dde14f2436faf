'use client'

import { useEffect, useRef } from 'react'
import { FindingList } from '#components/admin/editor/publishing/finding-list.tsx'
import type { PublishingState } from '#components/admin/editor/publishing/use-publishing.ts'
import { WhatHappens } from '#components/admin/editor/publishing/what-happens.tsx'
import { useModal } from '#components/ui/use-modal.ts'
import type { CheckPlace, DraftView } from '#lib/admin/views.ts'

type Props = {
  post: DraftView
  state: PublishingState
  isBusy: boolean
  /** Why it could not be published. */
  error: string | null
  onPublish: () => void
  onGo: (place: CheckPlace) => void
  onClose: () => void
}

/** The step before publishing: what it will do and what the checks found; afterwards, where it is live. */
export function PublishPanel({ post, state, isBusy, error, onPublish, onGo, onClose }: Props) {
  const dialog = useModal()
  const main = useRef<HTMLButtonElement>(null)
  const verb = post.live ? 'Update' : 'Publish'
  const isReady = state.step === 'plan' || state.step === 'unknown'
  const isStopped = state.step === 'plan' && isBlocked(state.plan)

  // Enter goes on from wherever the panel stands.
  useEffect(() => {
    if (state.step !== 'checking') main.current?.focus()
  }, [state.step])

  if (state.step === 'closed') return null
  return (
    <dialog ref={dialog} className="publish-panel" aria-labelledby="publish-title" onClose={onClose}>
      <h2 id="publish-title">{state.step === 'live' ? 'Published' : `${verb} this ${post.kind}`}</h2>
      <div role="status">
        {state.step === 'checking' && <p>Checking the text…</p>}
        {state.step === 'live' && (
          <p>
            Live at{' '}
            <a href={state.path} target="_blank" rel="noopener">
              {state.path}
            </a>
            .
          </p>
        )}
      </div>
      {state.step === 'unknown' && <p className="form-error">{state.message}</p>}
      {state.step === 'plan' && (
        <>
          <WhatHappens plan={state.plan} kind={post.kind} />
          <FindingList plan={state.plan} onGo={onGo} />
        </>
      )}
      <p role="alert" className="form-error">
        {error}
      </p>
      <div className="publish-buttons">
        {state.step === 'live' ? (
          <button ref={main} type="button" onClick={() => dialog.current?.close()}>
            Continue writing
          </button>
        ) : (
          <>
            <button ref={main} type="button" disabled={!isReady || isStopped || isBusy} onClick={onPublish}>
              {isBusy ? 'Publishing…' : `${verb} now`}
            </button>
            <button type="button" className="second" onClick={() => dialog.current?.close()}>
              Cancel
            </button>
          </>
        )}
      </div>
    </dialog>
  )
}

type Plan = Extract<PublishingState, { step: 'plan' }>['plan']

function isBlocked({ hasTitle, problem, problems, findings }: Plan): boolean {
  return !hasTitle || problem !== null || problems.length > 0 || findings.some(({ isBlocking }) => isBlocking)
}
