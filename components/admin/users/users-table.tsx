import { type Column, Ledger } from '#components/admin/layout/data-table.tsx'
import { RowVerb } from '#components/admin/layout/row-action.tsx'
import { RoleField } from '#components/admin/users/role-field.tsx'
import { Moment } from '#components/ui/date-time.tsx'
import type { Place, Result } from '#lib/admin/views.ts'
import type { InvitationView, PersonView } from '#lib/users/views.ts'

export type ManagedPerson = PersonView & { isManaged: boolean }

export type PersonActions = {
  roleAction: (id: string, role: string) => Promise<Result<void>>
  suspendAction: (id: string) => Promise<Result<void>>
  reinstateAction: (id: string) => Promise<Result<void>>
}

type PeopleProps = { people: ManagedPerson[]; roles: string[]; place: Place; actions: PersonActions }

export function PeopleLedger({ people, roles, place, actions }: PeopleProps) {
  const columns: Column<ManagedPerson>[] = [
    {
      name: 'Name',
      kind: 'head',
      show: ({ name, email }) => (
        <>
          {name}
          <span className="row-by">{email}</span>
        </>
      ),
    },
    {
      name: 'Role',
      show: (person) =>
        person.isManaged ? (
          <RoleField person={person} roles={roles} change={actions.roleAction} />
        ) : (
          <span className="role-name">{person.role}</span>
        ),
    },
    {
      name: 'Last seen',
      show: ({ lastSeenAt }) => (lastSeenAt ? <Moment at={lastSeenAt} {...place} /> : 'Not yet'),
    },
    { name: 'State', show: ({ suspendedAt }) => (suspendedAt ? 'Suspended' : 'Active') },
    {
      name: 'Suspend or reinstate',
      kind: 'verbs',
      show: (person) => person.isManaged && <Suspension person={person} {...actions} />,
    },
  ]
  return <Ledger label="People" columns={columns} items={people} empty="Nobody can sign in." />
}

type SuspensionProps = { person: PersonView } & Pick<PersonActions, 'suspendAction' | 'reinstateAction'>

/** Takes somebody's way in away, or gives it back. */
function Suspension({ person: { id, name, suspendedAt }, suspendAction, reinstateAction }: SuspensionProps) {
  if (suspendedAt)
    return (
      <RowVerb id={id} label={`Reinstate ${name}`} verb={reinstateAction}>
        Reinstate
      </RowVerb>
    )
  const question = `Suspend ${name}? They are signed out everywhere at once. What they wrote stays.`
  return (
    <RowVerb id={id} label={`Suspend ${name}`} question={question} verb={suspendAction}>
      Suspend
    </RowVerb>
  )
}

type InvitationsProps = {
  invitations: InvitationView[]
  place: Place
  withdraw: (id: string) => Promise<Result<void>>
}

/** Who has been invited and has not come yet. */
export function InvitationsLedger({ invitations, place, withdraw }: InvitationsProps) {
  if (invitations.length === 0) return null
  const columns: Column<InvitationView>[] = [
    { name: 'E-mail address', kind: 'head', show: ({ email }) => email },
    { name: 'Role', show: ({ role }) => <span className="role-name">{role}</span> },
    { name: 'Valid until', show: ({ expiresAt }) => <Moment at={expiresAt} {...place} /> },
    {
      name: 'Withdraw',
      kind: 'verbs',
      show: ({ id, email, mayEnd }) =>
        mayEnd && (
          <RowVerb id={id} label={`Withdraw the invitation of ${email}`} verb={withdraw}>
            Withdraw
          </RowVerb>
        ),
    },
  ]
  return (
    <section aria-labelledby="invited">
      <h2 id="invited">Invited</h2>
      <Ledger label="Invitations" columns={columns} items={invitations} empty="" />
    </section>
  )
}
