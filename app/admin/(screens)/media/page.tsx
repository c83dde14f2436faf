import type { Metadata } from 'next'
import { AdminSearch } from '#components/admin/layout/admin-search.tsx'
import { Pages } from '#components/admin/layout/pages.tsx'
import { ScreenHead } from '#components/admin/layout/screen-head.tsx'
import { MediaGrid } from '#components/admin/media/media-grid.tsx'
import { Upload } from '#components/admin/media/upload.tsx'
import { listMedia } from '#lib/media/library.ts'
import { pageNumber } from '#lib/web/page-number.ts'
import { type Query, single } from '#lib/web/query.ts'
import { requireSignedIn } from '#lib/web/session.ts'
import { deleteImageAction, describeImageAction } from './actions'

export const metadata: Metadata = { title: 'Images' }

type Props = { searchParams: Promise<Query> }

export default async function MediaPage({ searchParams }: Props) {
  const { q: search = '', page } = single(await searchParams)
  const { viewer } = await requireSignedIn('/admin/media')
  const listing = await listMedia(viewer, { search, page: pageNumber(page) })
  return (
    <>
      <ScreenHead title="Images">
        <Upload />
      </ScreenHead>
      <AdminSearch action="/admin/media" value={search} placeholder="Name or description" />
      <MediaGrid
        items={listing.items}
        search={search}
        describe={describeImageAction}
        remove={deleteImageAction}
      />
      <Pages
        listing={listing}
        to={(number) => `/admin/media?${new URLSearchParams({ q: search, page: String(number) })}`}
      />
    </>
  )
}
