import MailComposer from 'nodemailer/lib/mail-composer'
import type { Sender } from '#lib/core/mail-settings.ts'
import type { Claim } from '#lib/mail/claiming.ts'
import { mailText, renderMail } from '#lib/mail/rendering/rendering.ts'
import type { MailSite } from '#lib/mail/views.ts'
import { wordsOf } from '#lib/mail/wording.ts'

/** A message as the server gets it (RFC 5322): HTML and plain text. Throws Unavailable when it cannot be rendered now. */
export async function composeMail(
  { to, messageId, content }: Claim,
  site: MailSite,
  sender: Sender,
): Promise<Buffer> {
  const words = wordsOf(content, site.name)
  const html = await renderMail({ site, words })
  const composer = new MailComposer({
    from: { name: sender.name || site.name, address: sender.address },
    to: { name: '', address: to },
    subject: words.subject,
    messageId,
    text: mailText({ site, words }),
    html,
    // RFC 3834: no answering machine should reply.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}
