import type { Metadata } from 'next'
import { PostsLedger } from '#components/admin/posts/posts-table.tsx'
import { POST_FILTERS } from '#components/admin/posts/state-mark.tsx'
import { listDeskPosts } from '#lib/admin/posts.ts'
import type { DeskFilter } from '#lib/admin/views.ts'
import { maySet } from '#lib/posts/fields.ts'
import { pageNumber } from '#lib/web/page-number.ts'
import { type Query, single } from '#lib/web/query.ts'
import { readSettings } from '#lib/web/reads.ts'
import { requireSignedIn } from '#lib/web/session.ts'
import { newPostAction, restorePostAction, trashPostAction } from './actions'

export const metadata: Metadata = { title: 'Posts' }

type Props = { searchParams: Promise<Query> }

export default async function PostsPage({ searchParams }: Props) {
  const query = single(await searchParams)
  const { viewer } = await requireSignedIn('/admin/posts')
  const filter: DeskFilter = {
    state: isFilter(query.state) ? query.state : 'all',
    search: query.q ?? '',
    page: pageNumber(query.page),
  }
  const [listing, { zone, language }] = await Promise.all([listDeskPosts(viewer, filter), readSettings()])
  return (
    <PostsLedger
      listing={listing}
      filter={filter}
      place={{ zone, language }}
      begin={newPostAction}
      mayWritePages={maySet(viewer, 'kind')}
      verbs={{ trash: trashPostAction, restore: restorePostAction }}
    />
  )
}

function isFilter(state: string | undefined): state is keyof typeof POST_FILTERS {
  return state !== undefined && Object.hasOwn(POST_FILTERS, state)
}
