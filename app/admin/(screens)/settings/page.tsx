import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ScreenHead } from '#components/admin/screen-head'
import { SettingsForm } from '#components/admin/settings-form'
import { holds } from '#lib/people/policy'
import { readSettings } from '#lib/web/reads'
import { requireSignedIn } from '#lib/web/session'
import { saveSettingsAction } from './actions'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const { viewer } = await requireSignedIn('/admin/settings')
  if (!holds(viewer, 'administrator')) notFound()
  return (
    <>
      <ScreenHead title="Settings" />
      <SettingsForm settings={await readSettings()} save={saveSettingsAction} />
    </>
  )
}
