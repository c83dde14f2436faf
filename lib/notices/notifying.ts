import type { Tx } from '#lib/db/client.ts'
import type { MailContent } from '#lib/mail/wording.ts'
import { writeMail } from '#lib/mail/writing.ts'
import { isOptional } from '#lib/notices/optional.ts'

/** What a notice says to the user of this name. */
type Compose = (user: { name: string; email: string }) => MailContent

/**
 * Writes a notice to users in the transaction that causes it. Suspended users get none; those who do not want it
 * neither, unless it is about security, and an address that refused mail is not bothered with what may be missed.
 */
export async function notify(tx: Tx, userIds: readonly string[], compose: Compose): Promise<void> {
  const users = await tx.user.findMany({
    where: { id: { in: [...new Set(userIds)] }, suspendedAt: null },
    select: { id: true, name: true, email: true, mutedNotices: true },
  })
  for (const { id, mutedNotices, ...user } of users) {
    const content = compose(user)
    const isMissable = isOptional(content.kind)
    if (isMissable && (mutedNotices.includes(content.kind) || (await isBounced(tx, user.email)))) continue
    await writeMail(tx, { to: user.email, userId: id, content })
  }
}

/** The name of the user who acts; null for the publication itself. */
export async function nameOf(tx: Tx, userId: string | null): Promise<string | null> {
  if (userId === null) return null
  return (await tx.user.findUnique({ where: { id: userId }, select: { name: true } }))?.name ?? null
}

async function isBounced(tx: Tx, address: string): Promise<boolean> {
  return (await tx.bouncedAddress.count({ where: { address } })) > 0
}
