import type { Metadata } from 'next'
import { PostsTable } from '#components/admin/posts/posts-table.tsx'
import { POST_FILTERS } from '#components/admin/posts/state-mark.tsx'
import { listAdminPosts } from '#lib/admin/posts.ts'
import type { PostFilter } from '#lib/admin/views.ts'
import { maySet } from '#lib/posts/fields.ts'
import { listSnippetChoices } from '#lib/snippets/reading.ts'
import { pageNumber } from '#lib/web/page-number.ts'
import { type Query, single } from '#lib/web/query.ts'
import { readSettings } from '#lib/web/reads.ts'
import { requireSignedIn } from '#lib/web/session.ts'
import { newFromTemplateAction, newPostAction, restorePostAction, trashPostAction } from './actions'

export const metadata: Metadata = { title: 'Posts' }

type Props = { searchParams: Promise<Query> }

export default async function PostsPage({ searchParams }: Props) {
  const query = single(await searchParams)
  const { viewer } = await requireSignedIn('/admin/posts')
  const filter: PostFilter = {
    state: isFilter(query.state) ? query.state : 'all',
    search: query.q ?? '',
    page: pageNumber(query.page),
  }
  const [listing, { zone, language }, templates] = await Promise.all([
    listAdminPosts(viewer, filter),
    readSettings(),
    listSnippetChoices(viewer, 'template'),
  ])
  return (
    <PostsTable
      listing={listing}
      filter={filter}
      locale={{ zone, language }}
      creating={{
        create: newPostAction,
        fromTemplate: newFromTemplateAction,
        mayWritePages: maySet(viewer, 'kind'),
        templates: templates.items,
      }}
      actions={{ trash: trashPostAction, restore: restorePostAction }}
    />
  )
}

function isFilter(state: string | undefined): state is keyof typeof POST_FILTERS {
  return state !== undefined && Object.hasOwn(POST_FILTERS, state)
}
