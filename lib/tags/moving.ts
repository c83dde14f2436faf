import type { Viewer } from '#lib/auth/viewer.ts'
import { newId } from '#lib/core/id.ts'
import type { Tx } from '#lib/db/client.ts'
import { tagPath } from '#lib/urls/paths.ts'

const UNDER = ['', '/feed.xml', '/atom.xml', '/feed.json']

/**
 * Lets a tag's old addresses, its feeds included, lead to its new ones, those that led to the old ones too. Call with
 * the lock on addresses held.
 */
export async function moveTagAddress(tx: Tx, viewer: Viewer, from: string, to: string): Promise<void> {
  for (const under of UNDER) {
    const [old, now] = [tagPath(from) + under, tagPath(to) + under]
    await tx.redirect.deleteMany({ where: { from: { in: [old, now] } } })
    await tx.redirect.updateMany({ where: { to: old }, data: { to: now } })
    await tx.redirect.create({
      data: { id: newId(), from: old, to: now, status: 308, createdById: viewer.userId },
      select: { id: true },
    })
  }
}
