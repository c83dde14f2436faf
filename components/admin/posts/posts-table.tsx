import { adminHref } from '#components/admin/layout/admin-href.tsx'
import { type Column, DataTable, Nothing } from '#components/admin/layout/data-table.tsx'
import { Pages } from '#components/admin/layout/pages.tsx'
import { ScreenHead } from '#components/admin/layout/screen-head.tsx'
import { type Begin, BeginPost } from '#components/admin/posts/begin-post.tsx'
import { PostAction, type PostVerbs } from '#components/admin/posts/post-action.tsx'
import { PostStanding, PostTitle } from '#components/admin/posts/post-cells.tsx'
import { PostFilter } from '#components/admin/posts/post-filter.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import type { AdminPost, PostFilter as Filter, Locale } from '#lib/admin/views.ts'
import type { Listing } from '#lib/core/views.ts'

type Props = {
  listing: Listing<AdminPost>
  filter: Filter
  place: Locale
  begin: Begin
  mayWritePages: boolean
  verbs: PostVerbs
}

export function PostsTable({ listing, filter, place, begin, mayWritePages, verbs }: Props) {
  return (
    <>
      <ScreenHead title="Posts">
        <BeginPost begin={begin} mayWritePages={mayWritePages} />
      </ScreenHead>
      <PostFilter filter={filter} />
      <DataTable
        label="Posts"
        columns={columnsFor(place, verbs)}
        items={listing.items}
        empty={emptyText(filter, listing)}
      />
      <Pages listing={listing} to={(page) => adminHref('/admin/posts', { ...filter, page })} />
    </>
  )
}

function columnsFor(place: Locale, verbs: PostVerbs): Column<AdminPost>[] {
  return [
    { name: 'Title', kind: 'head', show: (post) => <PostTitle post={post} /> },
    { name: 'State', show: (post) => <PostStanding post={post} place={place} /> },
    { name: 'By', show: ({ bylines }) => bylines.join(', ') || <Nothing /> },
    { name: 'Tags', show: ({ tags }) => tags.join(', ') || <Nothing /> },
    {
      name: 'Changed',
      show: ({ updatedAt, updatedBy }) => (
        <>
          <DateTime at={updatedAt} {...place} />
          {updatedBy && <span className="row-by">{updatedBy}</span>}
        </>
      ),
    },
    { name: 'Trash or restore', kind: 'verbs', show: (post) => <PostAction post={post} verbs={verbs} /> },
  ]
}

function emptyText({ state, search, page }: Filter, { pages }: Listing<AdminPost>): string {
  if (page > pages) return `There are only ${pages} pages.`
  if (search) return `Nothing here matches “${search}”. Try fewer letters, or another state.`
  if (state === 'trashed') return 'The trash is empty. Posts you move here can be restored.'
  if (state === 'review') return 'Nothing waits for an editor.'
  if (state !== 'all') return 'No posts are in this state.'
  return 'Nothing has been written yet. Write a new article: it stays a draft until you publish it.'
}
