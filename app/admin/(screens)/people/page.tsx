import type { Metadata } from 'next'
import { InviteForm } from '#components/admin/invite-form'
import { InvitationsLedger, PeopleLedger } from '#components/admin/people-ledger'
import { ScreenHead } from '#components/admin/screen-head'
import { grantableRoles, mayManage } from '#lib/people/policy'
import { listInvitations, listPeople } from '#lib/people/reading'
import { orNotFound } from '#lib/web/or-not-found'
import { readSettings } from '#lib/web/reads'
import { requireSignedIn } from '#lib/web/session'
import * as actions from './actions'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage() {
  const { viewer } = await requireSignedIn('/admin/people')
  const [people, invitations, { zone, language }] = await orNotFound(() =>
    Promise.all([listPeople(viewer), listInvitations(viewer), readSettings()]),
  )
  const rows = people.map((person) => ({
    ...person,
    isManaged: person.id !== viewer.personId && mayManage(viewer, person.role),
  }))
  return (
    <>
      <ScreenHead title="People" />
      <PeopleLedger
        people={rows}
        roles={grantableRoles(viewer)}
        place={{ zone, language }}
        actions={actions}
      />
      <InvitationsLedger
        invitations={invitations}
        place={{ zone, language }}
        withdraw={actions.withdrawInvitationAction}
      />
      <InviteForm roles={grantableRoles(viewer)} invite={actions.inviteAction} />
    </>
  )
}
