import { publicationItself } from '#lib/auth/viewer.ts'
import { findOrCreateByline } from '#lib/bylines/creating.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { writeMail } from '#lib/mail/writing.ts'
import { listMail } from '#lib/notices/reading.ts'
import { requestEmailChange } from '#lib/users/email-change.ts'
import { makeResetLink } from '#lib/users/forgotten-password.ts'
import { inviteUser } from '#lib/users/inviting.ts'
import { suspendUser } from '#lib/users/managing.ts'
import type { Role } from '#prisma/enums.ts'
import type { CallPlan } from '#test/server/endpoints/calls.ts'
import { hire, type Member, PASSWORD } from '#test/server/endpoints/staff.ts'

const EVERYBODY_BELOW_EDITOR: Role[] = ['contributor', 'author']
const EVERYBODY_BELOW_ADMINISTRATOR: Role[] = ['contributor', 'author', 'editor']

/** Valid calls about accounts, profiles and mail. */
export const peoplePlans: Record<string, CallPlan> = {
  'login/forgotten forgottenAction': {
    refused: [],
    repeats: 'every request makes a link',
    isForAnybody: true,
    prepare: async () => ({ by: null, path: '/login/forgotten', args: [null, form({ email: someEmail() })] }),
  },
  'login/reset/[token] choosePasswordAction': {
    refused: [],
    prepare: async () => {
      const token = lastSegment(await makeResetLink(publicationItself, (await hire('author')).userId))
      const args = [token, null, form({ password: 'four quiet lamps burning' })]
      return { by: null, path: `/login/reset/${token}`, args }
    },
  },
  'login/email/[token] confirmEmailAction': {
    refused: [],
    repeats: 'the same address confirms again',
    prepare: async () => {
      const { next } = await pendingChange()
      const { items } = await listMail(publicationItself, 1)
      const token = lastSegment(items.find(({ to }) => to === next)?.link ?? '')
      return { by: null, path: `/login/email/${token}`, args: [token] }
    },
  },
  'admin/account renameAction': account(() => ['Another name'], 'the same name is saved again'),
  'admin/account saveOwnBylineAction': account(
    () => [{ name: 'On articles', bio: '', links: [], avatarId: null }],
    'the same words are saved again',
  ),
  'admin/account requestEmailChangeAction': account(
    () => [null, form({ email: someEmail(), password: PASSWORD })],
    'the newer request replaces the older',
  ),
  'admin/account withdrawEmailChangeAction': {
    refused: [],
    takesNothing: true,
    isSilent: true,
    prepare: async () => ({ by: (await pendingChange()).by, path: '/admin/account', args: [] }),
  },
  'admin/account saveNoticesAction': account(
    () => [{ muted: ['submitted'] }],
    'the same choice is saved again',
  ),
  'admin/bylines saveBylineAction': {
    refused: EVERYBODY_BELOW_EDITOR,
    repeats: 'the same words are saved again',
    prepare: async () => {
      const id = await findOrCreateByline(publicationItself, { name: crypto.randomUUID() })
      const args = [{ id, name: 'A guest', bio: '', links: [], avatarId: null }]
      return { by: await hire('editor'), path: '/admin/bylines', args }
    },
  },
  'admin/bylines createBylineAction': {
    refused: EVERYBODY_BELOW_EDITOR,
    repeats: 'two authors may share a name',
    prepare: async () => ({ by: await hire('editor'), path: '/admin/bylines', args: [{ name: 'A guest' }] }),
  },
  'admin/users inviteAction': {
    refused: EVERYBODY_BELOW_EDITOR,
    repeats: 'the newer invitation ends the older',
    prepare: async () => ({
      by: await hire('editor'),
      path: '/admin/users',
      args: [{ email: someEmail(), role: 'author' }],
    }),
  },
  'admin/users roleAction': {
    refused: EVERYBODY_BELOW_ADMINISTRATOR,
    repeats: 'the same role is given again',
    prepare: async () => ({
      by: await hire('administrator'),
      path: '/admin/users',
      args: [(await hire('editor')).userId, 'author'],
    }),
  },
  'admin/users suspendAction': {
    refused: EVERYBODY_BELOW_EDITOR,
    repeats: 'suspending a suspended user again changes nothing',
    prepare: async () => ({
      by: await hire('editor'),
      path: '/admin/users',
      args: [(await hire('author')).userId],
    }),
  },
  'admin/users reinstateAction': {
    refused: EVERYBODY_BELOW_EDITOR,
    repeats: 'reinstating an active user again changes nothing',
    prepare: async () => {
      const { userId } = await hire('author')
      await suspendUser(publicationItself, userId)
      return { by: await hire('editor'), path: '/admin/users', args: [userId] }
    },
  },
  'admin/users withdrawInvitationAction': {
    refused: EVERYBODY_BELOW_ADMINISTRATOR,
    prepare: async () => ({
      by: await hire('administrator'),
      path: '/admin/users',
      args: [await invitation()],
    }),
  },
  'admin/users makeResetLinkAction': aboutUser('the newer link ends the older', (id) => [id]),
  'admin/users reassignPostsAction': {
    refused: EVERYBODY_BELOW_ADMINISTRATOR,
    repeats: 'the second time there is nothing to move',
    prepare: async () => {
      const [from, to] = [await hire('author'), await hire('author')]
      const args = [{ from: from.userId, to: to.userId }]
      return { by: await hire('administrator'), path: '/admin/users', args }
    },
  },
  'admin/users handOverAction': {
    refused: ['contributor', 'author', 'editor', 'administrator'],
    prepare: async () => {
      const by = await hire('owner')
      const args = [{ userId: (await hire('administrator')).userId, password: PASSWORD }]
      return { by, path: '/admin/users', args }
    },
  },
  'admin/mail retryMailAction': aboutMail('it is due again'),
  'admin/mail discardMailAction': aboutMail('it stays discarded'),
  'admin/mail dismissMailAction': aboutMail('it stays dismissed', { failedAt: new Date(), content: null }),
}

function account(args: () => unknown[], repeats: string): CallPlan {
  return {
    refused: [],
    repeats,
    prepare: async () => ({ by: await hire('author'), path: '/admin/account', args: args() }),
  }
}

function aboutUser(repeats: string, args: (id: string) => unknown[]): CallPlan {
  return {
    refused: EVERYBODY_BELOW_ADMINISTRATOR,
    repeats,
    prepare: async () => {
      const { userId } = await hire('author')
      return { by: await hire('administrator'), path: '/admin/users', args: args(userId) }
    },
  }
}

function aboutMail(repeats: string, state: { failedAt?: Date; content?: null } = {}): CallPlan {
  return {
    refused: EVERYBODY_BELOW_ADMINISTRATOR,
    repeats,
    prepare: async () => {
      const to = someEmail()
      const content = { kind: 'emailChanged' as const, name: 'Noor', email: to }
      await transaction((tx) => writeMail(tx, { to, userId: null, content }))
      const { id } = await db().mailMessage.findFirstOrThrow({ where: { to }, select: { id: true } })
      await db().mailMessage.update({ where: { id }, data: state, select: { id: true } })
      return { by: await hire('administrator'), path: '/admin/mail', args: [id] }
    },
  }
}

async function pendingChange(): Promise<{ by: Member; next: string }> {
  const [by, next] = [await hire('author'), someEmail()]
  const { sessionId } = by
  await requestEmailChange(by, { email: next, password: PASSWORD, sessionId, address: '192.0.2.1' })
  return { by, next }
}

async function invitation(): Promise<string> {
  const email = someEmail()
  await inviteUser(publicationItself, { email, role: 'author' })
  return (await db().invitation.findFirstOrThrow({ where: { email }, select: { id: true } })).id
}

function lastSegment(link: string): string {
  return link.split('/').at(-1) ?? ''
}

function someEmail(): string {
  return `${crypto.randomUUID()}@example.org`
}

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}
