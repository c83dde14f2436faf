import { type Column, DataTable } from '#components/admin/layout/data-table.tsx'
import { RowAction } from '#components/admin/layout/row-action.tsx'
import { RoleField } from '#components/admin/users/role-field.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import type { Locale, Result } from '#lib/admin/views.ts'
import type { InvitationView, UserView } from '#lib/users/views.ts'

export type ManagedUser = UserView & { isManaged: boolean }

export type UserActions = {
  roleAction: (id: string, role: string) => Promise<Result<void>>
  suspendAction: (id: string) => Promise<Result<void>>
  reinstateAction: (id: string) => Promise<Result<void>>
}

type UsersProps = { users: ManagedUser[]; roles: string[]; place: Locale; actions: UserActions }

export function UsersTable({ users, roles, place, actions }: UsersProps) {
  const columns: Column<ManagedUser>[] = [
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
      show: (user) =>
        user.isManaged ? (
          <RoleField user={user} roles={roles} change={actions.roleAction} />
        ) : (
          <span className="role-name">{user.role}</span>
        ),
    },
    {
      name: 'Last seen',
      show: ({ lastSeenAt }) => (lastSeenAt ? <DateTime at={lastSeenAt} {...place} /> : 'Not yet'),
    },
    { name: 'State', show: ({ suspendedAt }) => (suspendedAt ? 'Suspended' : 'Active') },
    {
      name: 'Suspend or reinstate',
      kind: 'verbs',
      show: (user) => user.isManaged && <Suspension user={user} {...actions} />,
    },
  ]
  return <DataTable label="People" columns={columns} items={users} empty="Nobody can sign in." />
}

type SuspensionProps = { user: UserView } & Pick<UserActions, 'suspendAction' | 'reinstateAction'>

/** Takes somebody's way in away, or gives it back. */
function Suspension({ user: { id, name, suspendedAt }, suspendAction, reinstateAction }: SuspensionProps) {
  if (suspendedAt)
    return (
      <RowAction id={id} label={`Reinstate ${name}`} verb={reinstateAction}>
        Reinstate
      </RowAction>
    )
  const question = `Suspend ${name}? They are signed out everywhere at once. What they wrote stays.`
  return (
    <RowAction id={id} label={`Suspend ${name}`} question={question} verb={suspendAction}>
      Suspend
    </RowAction>
  )
}

type InvitationsProps = {
  invitations: InvitationView[]
  place: Locale
  withdraw: (id: string) => Promise<Result<void>>
}

/** Who has been invited and has not come yet. */
export function InvitationsLedger({ invitations, place, withdraw }: InvitationsProps) {
  if (invitations.length === 0) return null
  const columns: Column<InvitationView>[] = [
    { name: 'E-mail address', kind: 'head', show: ({ email }) => email },
    { name: 'Role', show: ({ role }) => <span className="role-name">{role}</span> },
    { name: 'Valid until', show: ({ expiresAt }) => <DateTime at={expiresAt} {...place} /> },
    {
      name: 'Withdraw',
      kind: 'verbs',
      show: ({ id, email, mayEnd }) =>
        mayEnd && (
          <RowAction id={id} label={`Withdraw the invitation of ${email}`} verb={withdraw}>
            Withdraw
          </RowAction>
        ),
    },
  ]
  return (
    <section aria-labelledby="invited">
      <h2 id="invited">Invited</h2>
      <DataTable label="Invitations" columns={columns} items={invitations} empty="" />
    </section>
  )
}
