import type { ReactNode } from 'react'
import { AdminLayout } from '#components/admin/layout/admin-layout.tsx'
import { readSettings } from '#lib/web/reads.ts'
import { requireSignedIn } from '#lib/web/session.ts'
import { paletteFor, screensFor } from '../screens'
import { signOutAction } from './actions'
import { newFromTemplateAction, newPostAction } from './posts/actions'

export default async function ScreensLayout({ children }: { children: ReactNode }) {
  const { viewer, name } = await requireSignedIn()
  const settings = await readSettings()
  const user = { id: viewer.userId ?? '', name }
  return (
    <AdminLayout
      publication={settings.name}
      user={user}
      links={screensFor(viewer)}
      palette={{ ...paletteFor(viewer), create: newPostAction, fromTemplate: newFromTemplateAction }}
      signOut={signOutAction}
    >
      {children}
    </AdminLayout>
  )
}
