import type { Metadata } from 'next'
import { ScreenHead } from '#components/admin/layout/screen-head.tsx'
import { InviteForm } from '#components/admin/users/invite-form.tsx'
import { InvitationsTable, UsersTable } from '#components/admin/users/users-table.tsx'
import { grantableRoles, holds, mayManage } from '#lib/auth/roles.ts'
import { isMailSetUp } from '#lib/mail/sending.ts'
import { listInvitations, listUsers } from '#lib/users/reading.ts'
import { orNotFound } from '#lib/web/or-not-found.ts'
import { readSettings } from '#lib/web/reads.ts'
import { requireSignedIn } from '#lib/web/session.ts'
import * as actions from './actions'

export const metadata: Metadata = { title: 'Users' }

export default async function UsersPage() {
  const { viewer } = await requireSignedIn('/admin/users')
  const [users, invitations, { zone, language }] = await orNotFound(() =>
    Promise.all([listUsers(viewer), listInvitations(viewer), readSettings()]),
  )
  const rows = users.map((user) => ({
    ...user,
    isManaged: user.id !== viewer.userId && mayManage(viewer, user.role),
    may: {
      resetPassword:
        user.id !== viewer.userId && holds(viewer, 'administrator') && mayManage(viewer, user.role),
      reassign: holds(viewer, 'administrator'),
      handOver: viewer.role === 'owner' && user.id !== viewer.userId,
    },
  }))
  return (
    <>
      <ScreenHead title="Users" />
      <UsersTable
        users={rows}
        roles={grantableRoles(viewer)}
        locale={{ zone, language }}
        isMailSetUp={isMailSetUp()}
        actions={actions}
      />
      <InvitationsTable
        invitations={invitations}
        locale={{ zone, language }}
        withdraw={actions.withdrawInvitationAction}
      />
      <InviteForm roles={grantableRoles(viewer)} isMailSetUp={isMailSetUp()} invite={actions.inviteAction} />
    </>
  )
}
