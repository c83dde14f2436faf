import type { Metadata } from 'next'
import { ScreenHead } from '#components/admin/layout/screen-head.tsx'
import { UnsavedList } from '#components/admin/unsaved/unsaved-list.tsx'
import { requireSignedIn } from '#lib/web/session.ts'
import { storedDraftAction } from './actions'

export const metadata: Metadata = { title: 'Unsaved texts' }

export default async function UnsavedPage() {
  const { viewer } = await requireSignedIn('/admin/unsaved')
  return (
    <>
      <ScreenHead title="Unsaved texts on this device" />
      <UnsavedList userId={viewer.userId ?? ''} load={storedDraftAction} />
    </>
  )
}
