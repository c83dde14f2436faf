import type { Command } from 'commander'
import { publicationItself } from '#lib/auth/viewer.ts'
import { absolute } from '#lib/urls/origin.ts'
import { createUser } from '#lib/users/creating.ts'
import { requireUserByEmail } from '#lib/users/finding.ts'
import { inviteUser } from '#lib/users/inviting.ts'
import { changeRole, reinstateUser, suspendUser, transferOwnership } from '#lib/users/managing.ts'
import { listInvitations, listUsers } from '#lib/users/reading.ts'
import { resetPassword } from '#lib/users/resetting.ts'
import type { InvitationView, UserView } from '#lib/users/views.ts'
import { addVerb, withExamples } from './help.ts'
import { readNewPassword } from './password.ts'
import { printResult } from './print-result.ts'
import { table } from './table.ts'
import { withDatabase } from './with-database.ts'

type Options = { json?: boolean }
type CreateOptions = Options & { role: string; name?: string; password?: boolean }

export function userCommands(program: Command): void {
  const user = withExamples(program.command('user').description('user accounts'), ['user list'])
  addCreating(user)
  addVerb(user, {
    usage: 'list',
    description: 'list users and invitations',
    example: 'user list --json',
  }).action((options: Options) => withDatabase(() => runList(options)))
  addRole(user)
  addSuspending(user)
  addVerb(user, {
    usage: 'reset-password <email>',
    description: 'set a new password and sign the user out everywhere',
    example: 'user reset-password ana@example.org',
    notes: 'Prompts for the password on a terminal; else reads the first line of standard input.',
  }).action((email: string, options: Options) => runReset(email, options))
}

function addCreating(user: Command): void {
  addVerb(user, {
    usage: 'create <email>',
    description: 'invite a user, or create one at once with a password',
    example: 'user create ana@example.org --role author',
    notes: 'Without --password, prints an invitation link, which works once, for seven days.',
  })
    .option('--role <role>', 'contributor, author, editor, administrator or owner', 'author')
    .option('--name <name>', 'the user’s name (default: the e-mail address up to its @)')
    .option('--password', 'ask for a password, or read it from standard input')
    .action((email: string, options: CreateOptions) => runCreate(email, options))
}

function addRole(user: Command): void {
  addVerb(user, {
    usage: 'role <email> <role>',
    description: 'change the role of a user',
    example: 'user role ana@example.org editor',
    notes:
      'There is one owner. Giving that role transfers ownership: the former owner becomes an administrator.',
  }).action((email: string, role: string, options: Options) =>
    runOn(
      email,
      options,
      `now has the role ${role}`,
      (id) =>
        role === 'owner' ? transferOwnership(publicationItself, id) : changeRole(publicationItself, id, role),
      { role },
    ),
  )
}

function addSuspending(user: Command): void {
  addVerb(user, {
    usage: 'suspend <email>',
    description: 'sign a user out and block sign-in; their posts stay',
    example: 'user suspend ana@example.org',
  }).action((email: string, options: Options) =>
    runOn(email, options, 'is signed out and cannot sign in', (id) => suspendUser(publicationItself, id)),
  )
  addVerb(user, {
    usage: 'reinstate <email>',
    description: 'let a suspended user sign in again',
    example: 'user reinstate ana@example.org',
  }).action((email: string, options: Options) =>
    runOn(email, options, 'can sign in again', (id) => reinstateUser(publicationItself, id)),
  )
}

async function runCreate(email: string, options: CreateOptions) {
  const { role } = options
  if (!options.password && role !== 'owner') return withDatabase(() => runInvite(email, options))
  const password = await readNewPassword()
  const name = options.name ?? email.split('@')[0] ?? ''
  await withDatabase(async () => {
    const id = await createUser(publicationItself, { email, name, role, password })
    printResult({ id, email, role }, options, () => `${email} can sign in, with the role ${role}.`)
  })
}

async function runInvite(email: string, options: CreateOptions) {
  const { role } = options
  const address = absolute(`/invite/${await inviteUser(publicationItself, { email, role })}`)
  printResult(
    { email, role, invitation: address },
    options,
    () => `Send ${email} this invitation link:\n${address}`,
  )
}

async function runList(options: Options) {
  const users = await listUsers(publicationItself)
  const invitations = await listInvitations(publicationItself)
  printResult({ users, invitations }, options, () => describe(users, invitations))
}

function describe(users: UserView[], invitations: InvitationView[]): string {
  if (users.length + invitations.length === 0) return 'No users yet.'
  return table([
    ...users.map(({ email, role, name, suspendedAt }) => [email, role, name, suspendedAt ? 'suspended' : '']),
    ...invitations.map(({ email, role, expiresAt }) => [
      email,
      role,
      '',
      `invited until ${expiresAt.toISOString().slice(0, 10)}`,
    ]),
  ])
}

async function runReset(email: string, options: Options) {
  const password = await readNewPassword()
  await runOn(email, options, 'has a new password', (id) => resetPassword(publicationItself, id, password))
}

function runOn(
  email: string,
  options: Options,
  outcome: string,
  work: (id: string) => Promise<void>,
  changed: { role?: string } = {},
) {
  return withDatabase(async () => {
    const id = await requireUserByEmail(email)
    await work(id)
    printResult({ id, email, ...changed }, options, () => `${email} ${outcome}.`)
  })
}
