import type { SaveState } from '#components/admin/editor/use-draft.ts'
import { Icon } from '#components/ui/icon.tsx'
import type { DraftView } from '#lib/admin/views.ts'

type Props = {
  post: DraftView
  /** Version of the last saved draft. */
  version: number
  state: SaveState
  isBusy: boolean
  body: string
  onSave: () => void
  isPreviewOpen: boolean
  onPreview: () => void
  onPublish: () => void
  onSubmit: () => void
  areSettingsOpen: boolean
  onSettings: () => void
}

export function StatusLine({ post, version, state, isBusy, body, ...on }: Props) {
  return (
    <header className="status-line">
      <a href="/admin/posts">Posts</a>
      <p role="status" className="status-text">
        {statusText(post, version, state)}
        {REVIEW_LABELS[post.workflow]} · {SAVE_LABELS[state]} · {countWords(body)} words
      </p>
      <button type="button" className="quiet" aria-expanded={on.isPreviewOpen} onClick={on.onPreview}>
        <Icon of="eye" size={16} /> Preview
      </button>
      <button
        type="button"
        className="second"
        onClick={on.onSave}
        disabled={state === 'saving'}
        aria-keyshortcuts="Control+S Meta+S"
      >
        Save
      </button>
      {post.may.publish && post.state !== 'trashed' && post.state !== 'withdrawn' && (
        <button
          type="button"
          onClick={on.onPublish}
          disabled={isBusy}
          aria-keyshortcuts="Control+Shift+P Meta+Shift+P"
        >
          {isBusy ? 'Working…' : post.live ? 'Update' : 'Publish'}
        </button>
      )}
      {post.may.submit && !post.may.publish && (
        <button type="button" onClick={on.onSubmit} disabled={isBusy || post.workflow === 'in_review'}>
          {post.workflow === 'in_review' ? 'In review' : 'Submit for review'}
        </button>
      )}
      <button type="button" className="quiet" aria-expanded={on.areSettingsOpen} onClick={on.onSettings}>
        <Icon of="panel-right" size={16} /> Settings
      </button>
    </header>
  )
}

const SAVE_LABELS: Record<SaveState, string> = {
  saved: 'Saved',
  unsaved: 'Unsaved changes',
  saving: 'Saving…',
  failed: 'Not saved',
}

const REVIEW_LABELS: Record<DraftView['workflow'], string> = {
  draft: '',
  in_review: ', in review',
  changes_requested: ', changes requested',
}

function statusText({ state, live }: DraftView, version: number, save: SaveState): string {
  if (state === 'trashed') return 'In the trash'
  if (state === 'withdrawn') return 'Withdrawn'
  if (!live) return 'Draft'
  return version > live.version || save !== 'saved' ? 'Live with unpublished changes' : 'Live'
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0
}
