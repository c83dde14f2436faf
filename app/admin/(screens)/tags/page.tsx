import type { Metadata } from 'next'
import { ScreenHead } from '#components/admin/screen-head'
import { TagsLedger } from '#components/admin/tags-ledger'
import { listDeskTags } from '#lib/tags/editing'
import { orNotFound } from '#lib/web/or-not-found'
import { requireSignedIn } from '#lib/web/session'
import { mergeTagsAction, saveTagAction } from './actions'

export const metadata: Metadata = { title: 'Tags' }

export default async function TagsPage() {
  const { viewer } = await requireSignedIn('/admin/tags')
  const tags = await orNotFound(() => listDeskTags(viewer))
  return (
    <>
      <ScreenHead title="Tags" />
      <TagsLedger tags={tags} save={saveTagAction} merge={mergeTagsAction} />
    </>
  )
}
