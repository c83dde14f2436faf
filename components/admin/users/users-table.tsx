import { type Column, DataTable } from '#components/admin/layout/data-table.tsx'
import { RowAction } from '#components/admin/layout/row-action.tsx'
import { type ManageActions, ManageUser } from '#components/admin/users/manage-user.tsx'
import { RoleField } from '#components/admin/users/role-field.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import type { Locale, Result } from '#lib/admin/views.ts'
import type { InvitationView, UserView } from '#lib/users/views.ts'

export type ManagedUser = UserView & {
  isManaged: boolean
  may: { resetPassword: boolean; reassign: boolean; handOver: boolean }
}

export type UserActions = ManageActions & {
  roleAction: (id: string, role: string) => Promise<Result<void>>
  suspendAction: (id: string) => Promise<Result<void>>
  reinstateAction: (id: string) => Promise<Result<void>>
}

type UsersProps = {
  users: ManagedUser[]
  roles: string[]
  locale: Locale
  isMailSetUp: boolean
  actions: UserActions
}

export function UsersTable({ users, roles, locale, isMailSetUp, actions }: UsersProps) {
  const columns: Column<ManagedUser>[] = [
    {
      name: 'Name',
      kind: 'head',
      show: ({ name, email, bounce }) => (
        <>
          {name}
          <span className="row-note">{email}</span>
          {bounce && <span className="row-note">This address refuses mail: {bounce}</span>}
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
      show: ({ lastSeenAt }) => (lastSeenAt ? <DateTime at={lastSeenAt} {...locale} /> : 'Not yet'),
    },
    { name: 'State', show: ({ suspendedAt }) => (suspendedAt ? 'Suspended' : 'Active') },
    {
      name: 'Actions',
      kind: 'actions',
      show: (user) => (
        <span className="button-row">
          {Object.values(user.may).includes(true) && (
            <ManageUser
              user={user}
              others={othersThan(user, users)}
              {...{ isMailSetUp, actions }}
              may={user.may}
            />
          )}
          {user.isManaged && <Suspension user={user} {...actions} />}
        </span>
      ),
    },
  ]
  return <DataTable label="Users" columns={columns} items={users} empty="No users yet. Invite one below." />
}

function othersThan({ id }: UserView, users: UserView[]): { id: string; name: string }[] {
  return users.filter((user) => user.id !== id && !user.suspendedAt).map(({ id, name }) => ({ id, name }))
}

type SuspensionProps = { user: UserView } & Pick<UserActions, 'suspendAction' | 'reinstateAction'>

/** Suspends or reinstates a user. */
function Suspension({ user: { id, name, suspendedAt }, suspendAction, reinstateAction }: SuspensionProps) {
  if (suspendedAt)
    return (
      <RowAction id={id} label={`Reinstate ${name}`} action={reinstateAction}>
        Reinstate
      </RowAction>
    )
  const question = `Suspend ${name}? They are signed out everywhere at once. Their posts stay.`
  return (
    <RowAction id={id} label={`Suspend ${name}`} question={question} action={suspendAction}>
      Suspend
    </RowAction>
  )
}

type InvitationsProps = {
  invitations: InvitationView[]
  locale: Locale
  withdraw: (id: string) => Promise<Result<void>>
}

/** Pending invitations. */
export function InvitationsTable({ invitations, locale, withdraw }: InvitationsProps) {
  if (invitations.length === 0) return null
  const columns: Column<InvitationView>[] = [
    { name: 'E-mail address', kind: 'head', show: ({ email }) => email },
    { name: 'Role', show: ({ role }) => <span className="role-name">{role}</span> },
    { name: 'Valid until', show: ({ expiresAt }) => <DateTime at={expiresAt} {...locale} /> },
    {
      name: 'Withdraw',
      kind: 'actions',
      show: ({ id, email, mayEnd }) =>
        mayEnd && (
          <RowAction id={id} label={`Withdraw the invitation for ${email}`} action={withdraw}>
            Withdraw
          </RowAction>
        ),
    },
  ]
  return (
    <section aria-labelledby="invited">
      <h2 id="invited">Pending invitations</h2>
      <DataTable label="Invitations" columns={columns} items={invitations} empty="" />
    </section>
  )
}
