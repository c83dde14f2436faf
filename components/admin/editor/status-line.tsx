import type { ReactNode } from 'react'
import type { DraftStore } from '#components/admin/editor/saving/draft-store.ts'
import { StatusText } from '#components/admin/editor/status-text.tsx'
import { Icon } from '#components/ui/icon.tsx'
import type { DraftView } from '#lib/admin/views.ts'

type Props = {
  post: DraftView
  store: DraftStore
  /** The result of the last save that the writer asked for, for screen readers. */
  note: string
  isBusy: boolean
  onSave: () => void
  isPreviewOpen: boolean
  onPreview: () => void
  onPublish: () => void
  onSubmit: () => void
  areSettingsOpen: boolean
  onSettings: () => void
  children: ReactNode
}

export function StatusLine({ post, store, note, isBusy, children, ...on }: Props) {
  return (
    <header className="status-line">
      <a href="/admin/posts">Posts</a>
      <StatusText post={post} store={store} note={note} />
      {children}
      <button type="button" className="quiet" aria-expanded={on.isPreviewOpen} onClick={on.onPreview}>
        <Icon of="eye" size={16} /> Preview
      </button>
      <button type="button" className="second" onClick={on.onSave} aria-keyshortcuts="Control+S Meta+S">
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
