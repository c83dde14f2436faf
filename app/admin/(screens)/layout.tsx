import type { ReactNode } from 'react'
import { AdminLayout } from '#components/admin/layout/admin-layout.tsx'
import { listAlarms } from '#lib/admin/alarms.ts'
import { readSettings } from '#lib/web/reads.ts'
import { requireSignedIn } from '#lib/web/session.ts'
import { paletteFor, screensFor } from '../screens'
import { signOutAction } from './actions'
import { newFromTemplateAction, newPostAction } from './posts/actions'

export default async function ScreensLayout({ children }: { children: ReactNode }) {
  const { viewer, name } = await requireSignedIn()
  const [settings, alarms] = await Promise.all([readSettings(), listAlarms(viewer).catch(() => [])])
  const user = { id: viewer.userId ?? '', name }
  return (
    <AdminLayout
      publication={settings.name}
      user={user}
      links={screensFor(viewer)}
      palette={{ ...paletteFor(viewer), create: newPostAction, fromTemplate: newFromTemplateAction }}
      alarms={alarms}
      signOut={signOutAction}
    >
      {children}
    </AdminLayout>
  )
}
