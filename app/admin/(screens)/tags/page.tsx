import type { Metadata } from 'next'
import { ScreenHead } from '#components/admin/layout/screen-head.tsx'
import { TagsTable } from '#components/admin/tags/tags-table.tsx'
import { listAdminTags } from '#lib/tags/editing.ts'
import { orNotFound } from '#lib/web/or-not-found.ts'
import { requireSignedIn } from '#lib/web/session.ts'
import { mergeTagsAction, saveTagAction } from './actions'

export const metadata: Metadata = { title: 'Tags' }

export default async function TagsPage() {
  const { viewer } = await requireSignedIn('/admin/tags')
  const tags = await orNotFound(() => listAdminTags(viewer))
  return (
    <>
      <ScreenHead title="Tags" />
      <TagsTable tags={tags} save={saveTagAction} merge={mergeTagsAction} />
    </>
  )
}
