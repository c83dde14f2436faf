import { db } from '#lib/db/client.ts'
import { isMailSetUp } from '#lib/mail/sending.ts'

export type MailHealth = {
  isSetUp: boolean
  /** Messages that were given up, and that no administrator has dismissed. */
  failed: number
}

export async function readMailHealth(): Promise<MailHealth> {
  const failed = await db().mailMessage.count({
    where: { failedAt: { not: null }, dismissedAt: null, to: { not: '' } },
  })
  return { isSetUp: isMailSetUp(), failed }
}

/** What is wrong with the mail, in a sentence; null when nothing is. Without a mail server messages expire as expected. */
export function judgeMail({ isSetUp, failed }: MailHealth): string | null {
  if (!isSetUp || failed === 0) return null
  return failed === 1 ? 'A message could not be sent.' : `${failed} messages could not be sent.`
}
