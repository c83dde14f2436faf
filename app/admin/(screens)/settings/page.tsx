import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ScreenHead } from '#components/admin/layout/screen-head.tsx'
import { SettingsForm } from '#components/admin/settings/settings-form.tsx'
import { holds } from '#lib/auth/roles.ts'
import { programVersion } from '#lib/core/version.ts'
import { listMedia } from '#lib/media/library.ts'
import { readSettings } from '#lib/web/reads.ts'
import { requireSignedIn } from '#lib/web/session.ts'
import { saveSettingsAction } from './actions'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const { viewer } = await requireSignedIn('/admin/settings')
  if (!holds(viewer, 'administrator')) notFound()
  const [settings, library, version] = await Promise.all([
    readSettings(),
    listMedia(viewer, { search: '', page: 1 }),
    programVersion(),
  ])
  return (
    <>
      <ScreenHead title="Settings" />
      <SettingsForm settings={settings} library={library.items} save={saveSettingsAction} />
      <p className="admin-version">Version {version}</p>
    </>
  )
}
