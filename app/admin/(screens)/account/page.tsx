import type { Metadata } from 'next'
import { OwnSessions } from '#components/admin/account/own-sessions.tsx'
import { PasswordForm } from '#components/admin/account/password-form.tsx'
import { ScreenHead } from '#components/admin/layout/screen-head.tsx'
import { listOwnSessions } from '#lib/auth/sessions.ts'
import { readSettings } from '#lib/web/reads.ts'
import { requireSignedIn } from '#lib/web/session.ts'
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
      <OwnSessions sessions={sessions} own={sessionId} locale={{ zone, language }} end={endSessionAction} />
    </>
  )
}
