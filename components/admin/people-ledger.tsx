import { Moment } from '#components/admin/moment'
import { type PersonActions, PersonControls } from '#components/admin/person-controls'
import { WithdrawInvitation } from '#components/admin/withdraw-invitation'
import type { Place, Result } from '#lib/desk/views'
import type { InvitationView, PersonView } from '#lib/people/views'

export type ManagedPerson = PersonView & { isManaged: boolean }

type Props = {
  people: ManagedPerson[]
  invitations: InvitationView[]
  roles: string[]
  place: Place
  actions: PersonActions & { withdrawInvitationAction: (id: string) => Promise<Result<void>> }
}

export function PeopleLedger({ people, invitations, roles, place, actions }: Props) {
  return (
    <>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Role</th>
            <th scope="col">Last seen</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                {person.name}
                <span className="row-by">{person.email}</span>
              </th>
              {person.isManaged ? (
                <PersonControls person={person} roles={roles} actions={actions}>
                  <LastSeen person={person} place={place} />
                </PersonControls>
              ) : (
                <>
                  <td className="role-name">{person.role}</td>
                  <td>
                    <LastSeen person={person} place={place} />
                  </td>
                  <td>{person.suspendedAt ? 'Suspended' : 'Active'}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {invitations.length > 0 && <Invitations invitations={invitations} place={place} actions={actions} />}
    </>
  )
}

function LastSeen({ person, place }: { person: PersonView; place: Place }) {
  return person.lastSeenAt ? <Moment at={person.lastSeenAt} {...place} /> : <>Not yet</>
}

function Invitations({ invitations, place, actions }: Pick<Props, 'invitations' | 'place' | 'actions'>) {
  return (
    <section aria-labelledby="invited">
      <h2 id="invited">Invited</h2>
      <ul className="plain-list">
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li key={id}>
            {email} as {role}, until <Moment at={expiresAt} {...place} />{' '}
            <WithdrawInvitation id={id} email={email} withdraw={actions.withdrawInvitationAction} />
          </li>
        ))}
      </ul>
    </section>
  )
}
