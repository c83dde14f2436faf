import { StateMark, WORKFLOW_NAMES } from '#components/admin/posts/state-mark.tsx'
import { Day } from '#components/ui/date.tsx'
import type { DeskPost, Place } from '#lib/admin/views.ts'

export function PostTitle({ post: { id, title, path } }: { post: DeskPost }) {
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
export function PostStanding({ post, place }: { post: DeskPost; place: Place }) {
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
              since <Day date={publishedAt} calendar={place} style="medium" />
            </>
          )}
        </span>
      )}
    </>
  )
}
