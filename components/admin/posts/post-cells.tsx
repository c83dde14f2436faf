import { StateMark, WORKFLOW_NAMES } from '#components/admin/posts/state-mark.tsx'
import { CalendarDate } from '#components/ui/calendar-date.tsx'
import type { AdminPost, Locale } from '#lib/admin/views.ts'

export function PostTitle({ post: { id, title, path } }: { post: AdminPost }) {
  return (
    <>
      <a href={`/admin/posts/${id}`}>{title || 'Untitled'}</a>
      {path && (
        <a className="row-view" href={path} aria-label={`View ${title}`}>
          View
        </a>
      )}
    </>
  )
}

/** Publication state, review state, and since when it is live. */
export function PostStatus({ post, locale }: { post: AdminPost; locale: Locale }) {
  const { kind, state, path, publishedAt, workflow } = post
  const notes = [kind === 'page' && 'Page', WORKFLOW_NAMES[workflow]].filter(Boolean)
  return (
    <>
      <StateMark state={state} />
      {(notes.length > 0 || path) && (
        <span className="row-note">
          {notes.join(', ')}
          {notes.length > 0 && path && ', '}
          {path && publishedAt && (
            <>
              since <CalendarDate date={publishedAt} calendar={locale} style="medium" />
            </>
          )}
        </span>
      )}
    </>
  )
}
