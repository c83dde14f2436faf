import { recordAudit } from '#lib/audit/recording.ts'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden, NotFound } from '#lib/core/errors.ts'
import { isId } from '#lib/core/id.ts'
import type { Tx } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'

/** Longer than a process waits for the answer to a message that it has handed over. */
const ANSWER_MS = 11 * 60_000

/**
 * Lets an unsent message be tried at once. One of unknown fate is sent again, on the administrator's word that it did
 * not arrive. Throws Conflict when its text has been deleted.
 */
export async function retryMail(viewer: Viewer, id: string): Promise<void> {
  await transaction(async (tx) => {
    const { to, content, handedOverAt } = await requireUnsent(tx, viewer, id)
    if (handedOverAt && Date.now() - handedOverAt.getTime() < ANSWER_MS)
      throw new Conflict('This message is being sent right now. Look again in ten minutes.')
    if (content === null)
      throw new Conflict('This message has ended and its text is deleted. Cause a new one.')
    const data = { dueAt: new Date(), handedOverAt: null, reason: '' }
    await tx.mailMessage.update({ where: { id }, data, select: { id: true } })
    await enqueue(tx, 'mail', {})
    await record(tx, viewer, { action: 'mail.retry', id, to })
  })
}

/** Gives up an unsent message; its text, with its link, is deleted. The link itself stays valid. */
export async function discardMail(viewer: Viewer, id: string): Promise<void> {
  await transaction(async (tx) => {
    const { to, content } = await requireUnsent(tx, viewer, id)
    if (content === null) return
    const now = new Date()
    const reason = 'Discarded by an administrator.'
    const data = { failedAt: now, dismissedAt: now, content: null, reason }
    await tx.mailMessage.update({ where: { id }, data, select: { id: true } })
    await record(tx, viewer, { action: 'mail.discard', id, to })
  })
}

/** Notes that an administrator has seen that a message was given up: it is no alarm any more. */
export async function dismissMail(viewer: Viewer, id: string): Promise<void> {
  await transaction(async (tx) => {
    const { to, failedAt, dismissedAt } = await requireUnsent(tx, viewer, id)
    if (!failedAt) throw new Conflict('This message still waits. Discard it instead.')
    if (dismissedAt) return
    await tx.mailMessage.update({ where: { id }, data: { dismissedAt: new Date() }, select: { id: true } })
    await record(tx, viewer, { action: 'mail.dismiss', id, to })
  })
}

async function requireUnsent(tx: Tx, viewer: Viewer, id: string) {
  if (!holds(viewer, 'administrator')) throw new Forbidden('You need an administrator to manage the mail.')
  const message = isId(id)
    ? await tx.mailMessage.findFirst({
        where: { id, sentAt: null, to: { not: '' } },
        select: { to: true, content: true, handedOverAt: true, failedAt: true, dismissedAt: true },
      })
    : null
  if (!message) throw new NotFound('message')
  return message
}

function record(tx: Tx, viewer: Viewer, { action, id, to }: { action: string; id: string; to: string }) {
  return recordAudit(tx, viewer, { action, subjectType: 'mail', subjectId: id, detail: { to } })
}
