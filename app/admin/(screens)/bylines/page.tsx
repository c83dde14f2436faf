import type { Metadata } from 'next'
import { BylinesTable } from '#components/admin/bylines/bylines-table.tsx'
import { NewByline } from '#components/admin/bylines/new-byline.tsx'
import { ScreenHead } from '#components/admin/layout/screen-head.tsx'
import { listBylinesToEdit } from '#lib/bylines/reading.ts'
import { orNotFound } from '#lib/web/or-not-found.ts'
import { requireSignedIn } from '#lib/web/session.ts'
import { createBylineAction, saveBylineAction } from './actions'

export const metadata: Metadata = { title: 'Bylines' }

export default async function BylinesPage() {
  const { viewer } = await requireSignedIn('/admin/bylines')
  const bylines = await orNotFound(() => listBylinesToEdit(viewer))
  return (
    <>
      <ScreenHead title="Bylines" />
      <BylinesTable bylines={bylines} save={saveBylineAction} />
      <NewByline create={createBylineAction} />
    </>
  )
}
