import { deskHref } from '#components/admin/layout/admin-href.tsx'
import { type Column, Ledger, Nothing } from '#components/admin/layout/data-table.tsx'
import { Pages } from '#components/admin/layout/pages.tsx'
import { ScreenHead } from '#components/admin/layout/screen-head.tsx'
import { type Begin, BeginPost } from '#components/admin/posts/begin-post.tsx'
import { PostVerb, type PostVerbs } from '#components/admin/posts/post-action.tsx'
import { PostStanding, PostTitle } from '#components/admin/posts/post-cells.tsx'
import { PostFilter } from '#components/admin/posts/post-filter.tsx'
import { Moment } from '#components/ui/date-time.tsx'
import type { DeskFilter, DeskPost, Place } from '#lib/admin/views.ts'
import type { Listing } from '#lib/core/views.ts'

type Props = {
  listing: Listing<DeskPost>
  filter: DeskFilter
  place: Place
  begin: Begin
  mayWritePages: boolean
  verbs: PostVerbs
}

export function PostsLedger({ listing, filter, place, begin, mayWritePages, verbs }: Props) {
  return (
    <>
      <ScreenHead title="Posts">
        <BeginPost begin={begin} mayWritePages={mayWritePages} />
      </ScreenHead>
      <PostFilter filter={filter} />
      <Ledger
        label="Posts"
        columns={columnsFor(place, verbs)}
        items={listing.items}
        empty={emptyText(filter, listing)}
      />
      <Pages listing={listing} to={(page) => deskHref('/admin/posts', { ...filter, page })} />
    </>
  )
}

function columnsFor(place: Place, verbs: PostVerbs): Column<DeskPost>[] {
  return [
    { name: 'Title', kind: 'head', show: (post) => <PostTitle post={post} /> },
    { name: 'State', show: (post) => <PostStanding post={post} place={place} /> },
    { name: 'By', show: ({ bylines }) => bylines.join(', ') || <Nothing /> },
    { name: 'Tags', show: ({ tags }) => tags.join(', ') || <Nothing /> },
    {
      name: 'Changed',
      show: ({ updatedAt, updatedBy }) => (
        <>
          <Moment at={updatedAt} {...place} />
          {updatedBy && <span className="row-by">{updatedBy}</span>}
        </>
      ),
    },
    { name: 'Trash or restore', kind: 'verbs', show: (post) => <PostVerb post={post} verbs={verbs} /> },
  ]
}

function emptyText({ state, search, page }: DeskFilter, { pages }: Listing<DeskPost>): string {
  if (page > pages) return `There are only ${pages} pages.`
  if (search) return `Nothing here matches “${search}”. Try fewer letters, or another state.`
  if (state === 'trashed') return 'The trash is empty. Posts you move here can be restored.'
  if (state === 'review') return 'Nothing waits for an editor.'
  if (state !== 'all') return 'No posts are in this state.'
  return 'Nothing has been written yet. Write a new article: it stays a draft until you publish it.'
}
