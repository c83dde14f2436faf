import { judgeMail, readMailHealth } from '#lib/mail/health.ts'
import { type Finding, ok, warning } from '#lib/maintenance/findings.ts'

const CHECK = 'mail'

/** Checks that no message was given up unseen. */
export async function checkMail(): Promise<Finding> {
  const health = await readMailHealth()
  const trouble = judgeMail(health)
  if (trouble) return warning(CHECK, trouble, 'See /admin/mail, which has the reasons.')
  return ok(CHECK, health.isSetUp ? 'No message was given up.' : 'Mail is not set up, so nothing is sent.')
}
