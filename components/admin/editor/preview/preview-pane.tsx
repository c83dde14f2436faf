'use client'

import { useMemo, useRef } from 'react'
import { inputOf } from '#components/admin/editor/draft-fields.ts'
import { useLatest } from '#components/admin/editor/live/use-latest.ts'
import { FeedReader } from '#components/admin/editor/preview/feed-reader.tsx'
import { PreviewBar } from '#components/admin/editor/preview/preview-bar.tsx'
import { PreviewFrame } from '#components/admin/editor/preview/preview-frame.tsx'
import { SearchResult } from '#components/admin/editor/preview/search-result.tsx'
import { SocialCard } from '#components/admin/editor/preview/social-card.tsx'
import type { PaneState } from '#components/admin/editor/preview/use-preview-pane.ts'
import type { DraftStore } from '#components/admin/editor/saving/draft-store.ts'
import { usePaused } from '#components/admin/editor/saving/use-paused.ts'
import type { PreviewView } from '#lib/admin/views.ts'

type Props = {
  postId: string
  store: DraftStore
  pane: PaneState
  /** Saves, then opens the stored preview. */
  onOpenTab: () => void
}

// Together they keep the preview within 300 ms of the last key.
const TYPING_MS = 60
const PAUSE_MS = 60

/** The text beside the editor as readers will see it. Nothing of it is stored. */
export default function PreviewPane({ postId, store, pane, onOpenTab }: Props) {
  const fields = usePaused(store, TYPING_MS)
  const input = useMemo<Record<string, unknown>>(() => ({ postId, ...inputOf(fields) }), [postId, fields])
  const answer = useLatest<PreviewView>('/api/admin/posts/preview', input, PAUSE_MS)
  const shown = useRef<PreviewView | null>(null)
  if (answer?.ok) shown.current = answer.value
  const view = shown.current

  return (
    <aside className="preview-pane" aria-label="Preview">
      <PreviewBar pane={pane} onOpenTab={onOpenTab} />
      <p role="status" className="preview-note">
        {answer && !answer.ok && noteOn(answer.problems[0], answer.message)}
        {!answer && 'Loading the preview…'}
      </p>
      <div className="preview-stage" data-theme={pane.theme}>
        <PreviewFrame
          postId={postId}
          view={view}
          width={pane.width}
          theme={pane.theme}
          isHidden={pane.look !== 'page'}
          body={fields.body}
        />
        {view && pane.look === 'search' && <SearchResult {...searchOf(view)} />}
        {view && pane.look === 'social' && <SocialCard view={view} input={input} />}
        {view && pane.look === 'feed' && <FeedReader view={view} />}
      </div>
    </aside>
  )
}

function searchOf({ article, address, settings }: PreviewView) {
  return { title: article.seoTitle, description: article.description, address, site: settings.name }
}

function noteOn(problem: { line: number; message: string } | undefined, message: string): string {
  const reason = problem ? `Line ${problem.line}: ${problem.message}` : message
  return `The preview shows the last version that could be rendered. ${reason}`
}
