import type { Viewer } from '#lib/auth/viewer.ts'
import { newId } from '#lib/core/id.ts'
import type { Tx } from '#lib/db/client.ts'
import { tagPath } from '#lib/urls/paths.ts'

const UNDER = ['', '/feed.xml', '/atom.xml', '/feed.json']

/**
 * Redirects a tag's old addresses, feeds included, to the new ones, and updates redirects that led to the old ones.
 * Hold the lock `addresses`.
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
