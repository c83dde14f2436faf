import { holds, mayManage } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden } from '#lib/core/errors.ts'
import type { Listing } from '#lib/core/views.ts'
import { db } from '#lib/db/client.ts'
import { unseal } from '#lib/mail/sealing.ts'
import type { MailState, MailView } from '#lib/mail/views.ts'
import { isMailKind, type MailContent, wordsOf } from '#lib/mail/wording.ts'
import { getSettings } from '#lib/settings/reading.ts'
import type { Role } from '#prisma/enums.ts'

const PER_PAGE = 50

const select = {
  id: true,
  to: true,
  kind: true,
  userId: true,
  content: true,
  attempts: true,
  reason: true,
  createdAt: true,
  dueAt: true,
  handedOverAt: true,
  sentAt: true,
  failedAt: true,
  dismissedAt: true,
  user: { select: { role: true } },
} as const

type Row = {
  kind: string
  userId: string | null
  content: string | null
  handedOverAt: Date | null
  sentAt: Date | null
  failedAt: Date | null
  user: { role: Role } | null
}

/**
 * Messages of the last 30 days, newest first, unsent ones with their links. Administrators and above. A link that opens
 * an account is shown to those who may manage it and to its user: an administrator must not become the owner by it.
 */
export async function listMail(viewer: Viewer, page: number): Promise<Listing<MailView>> {
  if (!holds(viewer, 'administrator')) throw new Forbidden('You need an administrator to see the mail.')
  const where = { to: { not: '' } }
  const [total, rows, { name }] = await Promise.all([
    db().mailMessage.count({ where }),
    db().mailMessage.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * PER_PAGE,
      take: PER_PAGE,
      select,
    }),
    getSettings(),
  ])
  const items = rows.map(({ id, to, attempts, reason, createdAt, sentAt, ...row }): MailView => {
    const state = stateOf({ ...row, sentAt })
    const content = readContent(row)
    const link = content && 'link' in content ? content.link : null
    const isHidden = link !== null && !maySeeLink(viewer, row)
    return {
      ...{ id, to, attempts, reason, createdAt, sentAt, state, isLinkHidden: isHidden },
      isDismissed: row.dismissedAt !== null,
      subject: content ? wordsOf(content, name).subject : (SUBJECTS[row.kind] ?? row.kind),
      dueAt: state === 'waiting' ? row.dueAt : null,
      link: isHidden ? null : link,
    }
  })
  return { items, page, pages: Math.max(1, Math.ceil(total / PER_PAGE)), total }
}

/** What a message was about, when its text has been deleted. */
const SUBJECTS: Record<string, string> = {
  invitation: 'Invitation',
  passwordReset: 'Link to choose a new password',
  passwordResetMade: 'Link to choose a new password, from an administrator',
  passwordChanged: 'Password changed',
  emailChangeOld: 'Change of e-mail address, to the old one',
  emailChangeNew: 'Change of e-mail address, to the new one',
  emailChanged: 'E-mail address changed',
  newDevice: 'New sign-in',
  roleChanged: 'Role changed',
  ownershipTransferred: 'New owner',
  invitationAccepted: 'Invitation accepted',
  submitted: 'For review',
  changesRequested: 'Changes requested',
}

function stateOf({
  sentAt,
  failedAt,
  handedOverAt,
}: Pick<Row, 'sentAt' | 'failedAt' | 'handedOverAt'>): MailState {
  if (sentAt) return 'sent'
  if (failedAt) return 'failed'
  return handedOverAt ? 'unknown' : 'waiting'
}

function readContent({ kind, content }: Pick<Row, 'kind' | 'content'>): MailContent | null {
  const text = content && isMailKind(kind) ? unseal(content) : null
  return text ? JSON.parse(text) : null
}

function maySeeLink(viewer: Viewer, { userId, user }: Pick<Row, 'userId' | 'user'>): boolean {
  return user === null || userId === viewer.userId || mayManage(viewer, user.role)
}
