import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { unseal } from '#lib/mail/sealing.ts'
import { isMailKind, type MailContent } from '#lib/mail/wording.ts'

/** A message that this process alone may send. */
export type Claim = { id: string; to: string; messageId: string; attempts: number; content: MailContent }

/** While a claim lasts, no other process sends the message. Longer than any attempt takes before the handover. */
const LEASE_SECONDS = 180

type Row = { id: string; to: string; kind: string; messageId: string; attempts: number; content: string }

/**
 * Claims the message that has been due for longest, or null. One that was handed over without a known answer is never
 * claimed: it may have been sent.
 */
export async function claimDueMail(): Promise<Claim | null> {
  for (;;) {
    const row = await claim()
    if (!row) return null
    const content = readContent(row)
    if (content) return { ...row, content }
    await giveUp(row.id, 'Its text cannot be read: AUTH_SECRET has changed since it was written.')
  }
}

function claim(): Promise<Row | null> {
  return transaction(async (tx) => {
    const [row] = await tx.$queryRaw<Row[]>`
      UPDATE mail_messages SET attempts = attempts + 1, due_at = now() + make_interval(secs => ${LEASE_SECONDS})
      WHERE id = (
        SELECT id FROM mail_messages
        WHERE sent_at IS NULL AND failed_at IS NULL AND handed_over_at IS NULL AND due_at <= now()
          AND expires_at > now() AND "to" <> '' AND content IS NOT NULL
        ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, "to", kind, message_id AS "messageId", attempts, content`
    return row ?? null
  })
}

function readContent({ kind, content }: Row): MailContent | null {
  const text = unseal(content)
  return text !== null && isMailKind(kind) ? JSON.parse(text) : null
}

/** Ends a message that will not be sent. Its text, with its link, is deleted. */
export async function giveUp(id: string, reason: string): Promise<void> {
  await db().mailMessage.updateMany({
    where: { id, sentAt: null },
    data: { failedAt: new Date(), content: null, reason },
  })
}

/** Gives up what has expired, and deletes rows that are of no use any more. */
export async function sweepMail(): Promise<void> {
  await db().$executeRaw`
    UPDATE mail_messages SET failed_at = now(), content = NULL, reason = 'It could not be sent before it expired.'
    WHERE sent_at IS NULL AND failed_at IS NULL AND handed_over_at IS NULL AND expires_at <= now() AND due_at <= now()`
  await db().$executeRaw`
    DELETE FROM mail_messages WHERE "to" = '' OR created_at < now() - interval '30 days'`
}
