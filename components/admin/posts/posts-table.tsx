import { adminHref } from '#components/admin/layout/admin-href.ts'
import { type Column, DataTable, EmptyCell } from '#components/admin/layout/data-table.tsx'
import { Pages } from '#components/admin/layout/pages.tsx'
import { ScreenHead } from '#components/admin/layout/screen-head.tsx'
import { type Creating, NewPost } from '#components/admin/posts/new-post.tsx'
import { PostAction, type PostActions } from '#components/admin/posts/post-action.tsx'
import { PostStatus, PostTitle } from '#components/admin/posts/post-cells.tsx'
import { PostFilter } from '#components/admin/posts/post-filter.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import type { AdminPost, PostFilter as Filter, Locale } from '#lib/admin/views.ts'
import type { Listing } from '#lib/core/views.ts'

type Props = {
  listing: Listing<AdminPost>
  filter: Filter
  locale: Locale
  creating: Creating
  actions: PostActions
}

export function PostsTable({ listing, filter, locale, creating, actions }: Props) {
  return (
    <>
      <ScreenHead title="Posts">
        <NewPost {...creating} />
      </ScreenHead>
      <PostFilter filter={filter} />
      <DataTable
        label="Posts"
        columns={columnsFor(locale, actions)}
        items={listing.items}
        empty={emptyText(filter, listing)}
      />
      <Pages listing={listing} to={(page) => adminHref('/admin/posts', { ...filter, page })} />
    </>
  )
}

function columnsFor(locale: Locale, actions: PostActions): Column<AdminPost>[] {
  return [
    { name: 'Title', kind: 'head', show: (post) => <PostTitle post={post} /> },
    { name: 'State', show: (post) => <PostStatus post={post} locale={locale} /> },
    { name: 'By', show: ({ bylines }) => bylines.join(', ') || <EmptyCell /> },
    { name: 'Tags', show: ({ tags }) => tags.join(', ') || <EmptyCell /> },
    {
      name: 'Changed',
      show: ({ updatedAt, updatedBy }) => (
        <>
          <DateTime at={updatedAt} {...locale} />
          {updatedBy && <span className="row-note">{updatedBy}</span>}
        </>
      ),
    },
    {
      name: 'Trash or restore',
      kind: 'actions',
      show: (post) => <PostAction post={post} actions={actions} />,
    },
  ]
}

function emptyText({ state, search, page }: Filter, { pages }: Listing<AdminPost>): string {
  if (page > pages) return `This list has only ${pages} pages.`
  if (search) return `No posts match “${search}”. Try fewer letters or another state.`
  if (state === 'trashed') return 'The trash is empty. Posts in the trash can be restored.'
  if (state === 'review') return 'No posts are waiting for review.'
  if (state !== 'all') return 'No posts in this state.'
  return 'No posts yet. Create an article: it stays a draft until you publish it.'
}
