import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { sendDueMail } from '#lib/mail/sending.ts'
import type { SmtpLimits } from '#lib/mail/smtp-session.ts'
import type { MailSite } from '#lib/mail/views.ts'
import type { MailContent } from '#lib/mail/wording.ts'
import { writeMail } from '#lib/mail/writing.ts'

export const SITE: MailSite = {
  name: 'The Quiet Review',
  origin: 'https://quiet.example',
  language: 'en',
  direction: 'ltr',
  accent: { light: '#a3341c', dark: '#ef8a70' },
}

export const INVITATION = {
  kind: 'invitation' as const,
  link: 'https://quiet.example/invite/a-token',
  role: 'author',
  invitedBy: 'Ana Quill',
} satisfies MailContent

/** Writes a message to an address. */
export async function someMail(to: string, content: MailContent = INVITATION): Promise<void> {
  await transaction((tx) => writeMail(tx, { to, userId: null, content }))
}

/** Sends what is due to a server of a test. */
export function sendTo(SMTP_URL: string, limits?: SmtpLimits): Promise<number> {
  const settings = { SMTP_URL, MAIL_FROM: 'desk@quiet.example' }
  return sendDueMail({ readSite: async () => SITE, settings, ...(limits && { limits }) })
}

/** Lets what waits for a later attempt be due at once. */
export async function hurry(): Promise<void> {
  await db().$executeRaw`UPDATE mail_messages SET due_at = now()`
}

export function mailTo(to: string) {
  return db().mailMessage.findFirstOrThrow({ where: { to } })
}
