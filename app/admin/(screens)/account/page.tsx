import type { Metadata } from 'next'
import { EmailForm } from '#components/admin/account/email-form.tsx'
import { NameForm } from '#components/admin/account/name-form.tsx'
import { NoticesForm } from '#components/admin/account/notices-form.tsx'
import { OwnSessions } from '#components/admin/account/own-sessions.tsx'
import { PasswordForm } from '#components/admin/account/password-form.tsx'
import { BylineForm } from '#components/admin/bylines/byline-form.tsx'
import { ScreenHead } from '#components/admin/layout/screen-head.tsx'
import { listOwnSessions } from '#lib/auth/sessions.ts'
import { getOwnByline } from '#lib/bylines/reading.ts'
import type { AdminByline } from '#lib/bylines/views.ts'
import { isMailSetUp } from '#lib/mail/sending.ts'
import { getMutedNotices } from '#lib/notices/preferences.ts'
import { getPendingEmailChange } from '#lib/users/email-change.ts'
import { readSettings } from '#lib/web/reads.ts'
import { requireSignedIn } from '#lib/web/session.ts'
import * as actions from './actions'

export const metadata: Metadata = { title: 'Your account' }

export default async function AccountPage() {
  const { viewer, sessionId, name, email } = await requireSignedIn('/admin/account')
  const [sessions, byline, muted, pending, { zone, language }] = await Promise.all([
    listOwnSessions(viewer),
    getOwnByline(viewer),
    getMutedNotices(viewer),
    getPendingEmailChange(viewer),
    readSettings(),
  ])
  return (
    <>
      <ScreenHead title="Your account" />
      <p>
        {name}, {email}, {viewer.role}
      </p>
      <NameForm name={name} rename={actions.renameAction} />
      <section aria-labelledby="byline">
        <h2 id="byline">Your byline</h2>
        <p>What readers see of you.</p>
        <BylineForm
          byline={own(byline) ?? { name, bio: '', links: [], avatar: null }}
          save={actions.saveOwnBylineAction}
        />
      </section>
      <EmailForm
        email={email}
        pending={pending}
        isMailSetUp={isMailSetUp()}
        request={actions.requestEmailChangeAction}
        withdraw={actions.withdrawEmailChangeAction}
      />
      <NoticesForm muted={muted} isMailSetUp={isMailSetUp()} save={actions.saveNoticesAction} />
      <PasswordForm change={actions.passwordAction} />
      <OwnSessions
        sessions={sessions}
        own={sessionId}
        locale={{ zone, language }}
        end={actions.endSessionAction}
      />
    </>
  )
}

/** Only editors change addresses, at /admin/bylines. */
function own(byline: AdminByline | null) {
  if (!byline) return null
  const { name, bio, links, avatar } = byline
  return { name, bio, links, avatar }
}
