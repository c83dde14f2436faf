import { Moment } from '#components/admin/moment'
import { StateMark } from '#components/admin/state-mark'
import type { DeskPost, Place } from '#lib/desk/views'

type Props = { post: DeskPost; place: Place }

export function PostRow({ post, place }: Props) {
  return (
    <tr>
      <th scope="row">
        <a href={`/admin/posts/${post.id}`}>{post.title || 'Untitled'}</a>
        {post.path && (
          <a className="row-view" href={post.path} aria-label={`View ${post.title}`}>
            View
          </a>
        )}
      </th>
      <td>
        <StateMark state={post.state} />
        {post.kind === 'page' && <span className="kind-mark">Page</span>}
      </td>
      <td>{post.bylines.join(', ') || '—'}</td>
      <td>{post.tags.join(', ') || '—'}</td>
      <td>
        <Moment at={post.updatedAt} {...place} />
        {post.updatedBy && <span className="row-by">{post.updatedBy}</span>}
      </td>
    </tr>
  )
}
