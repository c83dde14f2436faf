import type { Metadata } from 'next'
import { OwnSessions } from '#components/admin/own-sessions'
import { PasswordForm } from '#components/admin/password-form'
import { ScreenHead } from '#components/admin/screen-head'
import { listOwnSessions } from '#lib/people/sessions'
import { readSettings } from '#lib/web/reads'
import { requireSignedIn } from '#lib/web/session'
import { endSessionAction, passwordAction } from './actions'

export const metadata: Metadata = { title: 'Your account' }

export default async function AccountPage() {
  const { viewer, sessionId, name, email } = await requireSignedIn('/admin/account')
  const [sessions, { zone, language }] = await Promise.all([listOwnSessions(viewer), readSettings()])
  return (
    <>
      <ScreenHead title="Your account" />
      <p>
        {name}, {email}, {viewer.role}
      </p>
      <PasswordForm change={passwordAction} />
      <OwnSessions sessions={sessions} own={sessionId} place={{ zone, language }} end={endSessionAction} />
    </>
  )
}
