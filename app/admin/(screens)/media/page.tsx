import type { Metadata } from 'next'
import { DeskSearch } from '#components/admin/desk-search'
import { MediaGrid } from '#components/admin/media-grid'
import { Pages } from '#components/admin/pages'
import { ScreenHead } from '#components/admin/screen-head'
import { Upload } from '#components/admin/upload'
import { listMedia } from '#lib/media/library'
import { pageNumber } from '#lib/web/page-number'
import { type Query, single } from '#lib/web/query'
import { requireSignedIn } from '#lib/web/session'
import { deletePictureAction, describePictureAction } from './actions'

export const metadata: Metadata = { title: 'Pictures' }

type Props = { searchParams: Promise<Query> }

export default async function MediaPage({ searchParams }: Props) {
  const { q: search = '', page } = single(await searchParams)
  const { viewer } = await requireSignedIn('/admin/media')
  const listing = await listMedia(viewer, { search, page: pageNumber(page) })
  return (
    <>
      <ScreenHead title="Pictures">
        <Upload />
      </ScreenHead>
      <DeskSearch action="/admin/media" value={search} placeholder="Name or description" />
      <MediaGrid
        items={listing.items}
        search={search}
        describe={describePictureAction}
        remove={deletePictureAction}
      />
      <Pages
        listing={listing}
        to={(number) => `/admin/media?${new URLSearchParams({ q: search, page: String(number) })}`}
      />
    </>
  )
}
