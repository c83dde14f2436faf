import { StateMark, WORKFLOW_NAMES } from '#components/admin/posts/state-mark.tsx'
import { DateOf } from '#components/ui/date.tsx'
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

/** Where a post stands: with readers, with the editors, and since when. */
export function PostStanding({ post, place }: { post: AdminPost; place: Locale }) {
  const { kind, state, path, publishedAt, workflow } = post
  const notes = [kind === 'page' && 'Page', WORKFLOW_NAMES[workflow]].filter(Boolean)
  return (
    <>
      <StateMark state={state} />
      {(notes.length > 0 || path) && (
        <span className="row-by">
          {notes.join(', ')}
          {notes.length > 0 && path && ', '}
          {path && publishedAt && (
            <>
              since <DateOf date={publishedAt} calendar={place} style="medium" />
            </>
          )}
        </span>
      )}
    </>
  )
}
