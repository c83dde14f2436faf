import type { ReactNode } from 'react'
import { AdminLayout } from '#components/admin/layout/admin-layout.tsx'
import { getJobsAlarm } from '#lib/admin/jobs.ts'
import { holds } from '#lib/auth/roles.ts'
import { readSettings } from '#lib/web/reads.ts'
import { requireSignedIn } from '#lib/web/session.ts'
import { signOutAction } from './actions'

export default async function ScreensLayout({ children }: { children: ReactNode }) {
  const { viewer, name } = await requireSignedIn()
  const [settings, alarm] = await Promise.all([readSettings(), getJobsAlarm(viewer).catch(() => null)])
  const links = SCREENS.filter(({ from }) => holds(viewer, from))
  const user = { id: viewer.userId ?? '', name }
  return (
    <AdminLayout publication={settings.name} user={user} links={links} alarm={alarm} signOut={signOutAction}>
      {children}
    </AdminLayout>
  )
}

const SCREENS = [
  { href: '/admin/posts', label: 'Posts', from: 'contributor' },
  { href: '/admin/media', label: 'Images', from: 'contributor' },
  { href: '/admin/tags', label: 'Tags', from: 'editor' },
  { href: '/admin/bylines', label: 'Bylines', from: 'editor' },
  { href: '/admin/users', label: 'Users', from: 'editor' },
  { href: '/admin/settings', label: 'Settings', from: 'administrator' },
  { href: '/admin/activity', label: 'Activity', from: 'administrator' },
  { href: '/admin/mail', label: 'Mail', from: 'administrator' },
  { href: '/admin/jobs', label: 'Jobs', from: 'administrator' },
] as const
