import { deskHref } from '#components/admin/desk-href'
import { Pages } from '#components/admin/pages'
import { PostFilter } from '#components/admin/post-filter'
import { PostRow } from '#components/admin/post-row'
import { ScreenHead } from '#components/admin/screen-head'
import type { DeskFilter, DeskPost, Place } from '#lib/desk/views'
import type { Listing } from '#lib/posts/views'

type Props = {
  listing: Listing<DeskPost>
  filter: DeskFilter
  place: Place
  newPost: () => Promise<void>
}

export function PostsLedger({ listing, filter, place, newPost }: Props) {
  return (
    <>
      <ScreenHead title="Posts">
        <form action={newPost}>
          <button type="submit">Write a new article</button>
        </form>
      </ScreenHead>
      <PostFilter filter={filter} />
      {listing.items.length === 0 ? (
        <p className="desk-empty">{emptyText(filter)}</p>
      ) : (
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">Title</th>
              <th scope="col">State</th>
              <th scope="col">By</th>
              <th scope="col">Tags</th>
              <th scope="col">Changed</th>
            </tr>
          </thead>
          <tbody>
            {listing.items.map((post) => (
              <PostRow key={post.id} post={post} place={place} />
            ))}
          </tbody>
        </table>
      )}
      <Pages listing={listing} to={(page) => deskHref('/admin/posts', { ...filter, page })} />
    </>
  )
}

function emptyText({ state, search }: DeskFilter): string {
  if (search) return `Nothing here matches “${search}”. Try fewer letters, or another state.`
  if (state === 'trashed') return 'The trash is empty. Posts you move here can be restored.'
  if (state !== 'all') return 'No posts are in this state.'
  return 'Nothing has been written yet. Write a new article: it stays a draft until you publish it.'
}
