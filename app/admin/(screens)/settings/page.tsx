import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ScreenHead } from '#components/admin/screen-head'
import { SettingsForm } from '#components/admin/settings-form'
import { listMedia } from '#lib/media/library'
import { holds } from '#lib/people/policy'
import { readSettings } from '#lib/web/reads'
import { requireSignedIn } from '#lib/web/session'
import { saveSettingsAction } from './actions'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const { viewer } = await requireSignedIn('/admin/settings')
  if (!holds(viewer, 'administrator')) notFound()
  const [settings, library] = await Promise.all([readSettings(), listMedia(viewer, { search: '', page: 1 })])
  return (
    <>
      <ScreenHead title="Settings" />
      <SettingsForm settings={settings} library={library.items} save={saveSettingsAction} />
    </>
  )
}
