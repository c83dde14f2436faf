import { newId } from '#lib/core/id.ts'
import type { Tx } from '#lib/db/client.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'
import { seal } from '#lib/mail/sealing.ts'
import type { MailContent, MailKind } from '#lib/mail/wording.ts'
import { siteOrigin } from '#lib/urls/origin.ts'

const HOUR_MS = 60 * 60 * 1000
const NOTICE_MS = 3 * 24 * HOUR_MS

type Message = {
  /** An address in lower case. Empty: it is never sent; for requests that must look alike. */
  to: string
  /** The account it is about; null for invitations. */
  userId: string | null
  content: MailContent
  /** After this it is not sent any more. Default: three days from now. */
  expiresAt?: Date
}

/** Writes a message in the transaction that causes it: a transaction that is rolled back sends nothing. */
export async function writeMail(tx: Tx, { to, userId, content, expiresAt }: Message): Promise<void> {
  const id = newId()
  await tx.mailMessage.create({
    data: {
      id,
      to,
      userId,
      kind: content.kind,
      content: seal(JSON.stringify(content)),
      messageId: `<${id}@${new URL(siteOrigin()).hostname}>`,
      expiresAt: expiresAt ?? new Date(Date.now() + NOTICE_MS),
    },
    select: { id: true },
  })
  await enqueue(tx, 'mail', {})
}

/** Deletes unsent messages of these kinds to an address: their links have become void. */
export async function cancelMail(tx: Tx, { to, kinds }: { to: string; kinds: MailKind[] }): Promise<void> {
  await tx.mailMessage.deleteMany({ where: { to, kind: { in: kinds }, sentAt: null, handedOverAt: null } })
}
