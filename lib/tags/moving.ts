import type { Viewer } from '#lib/auth/viewer.ts'
import { newId } from '#lib/core/id.ts'
import type { Tx } from '#lib/db/client.ts'
import { tagPath } from '#lib/urls/paths.ts'

const SUFFIXES = ['', '/feed.xml', '/atom.xml', '/feed.json']

/**
 * Redirects a tag's old addresses, feeds included, to the new ones, and updates redirects that led to the old ones.
 * Hold the lock `addresses`.
 */
export async function moveTagAddress(tx: Tx, viewer: Viewer, from: string, to: string): Promise<void> {
  for (const suffix of SUFFIXES) {
    const [old, now] = [tagPath(from) + suffix, tagPath(to) + suffix]
    await tx.redirect.deleteMany({ where: { from: { in: [old, now] } } })
    await tx.redirect.updateMany({ where: { to: old }, data: { to: now } })
    await tx.redirect.create({
      data: { id: newId(), from: old, to: now, status: 308, createdById: viewer.userId },
      select: { id: true },
    })
  }
}
