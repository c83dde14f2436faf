import type { Viewer } from '#lib/auth/viewer.ts'
import { newId } from '#lib/core/id.ts'
import type { Tx } from '#lib/db/client.ts'
import { postPath } from '#lib/urls/paths.ts'
import type { PostKind } from '#prisma/enums.ts'

/** Below the path of a tag or an author. */
const SUFFIXES = ['', '/feed.xml', '/atom.xml', '/feed.json']

/**
 * Redirects the old addresses of a tag or an author, feeds included, to the new ones, and updates redirects that led to the
 * old ones. Hold the lock `addresses`.
 */
export async function moveList(tx: Tx, viewer: Viewer, { from, to }: { from: string; to: string }) {
  for (const suffix of SUFFIXES) {
    const [old, now] = [from + suffix, to + suffix]
    await tx.redirect.deleteMany({ where: { from: { in: [old, now] } } })
    await tx.redirect.updateMany({ where: { to: old }, data: { to: now } })
    await tx.redirect.create({
      data: { id: newId(), from: old, to: now, status: 308, createdById: viewer.userId },
      select: { id: true },
    })
  }
}

type Move = { id: string; kind: PostKind; from: string | null; to: string }

/**
 * Updates redirects when a post gets a slug: removes those from its new path, points those that led to that path at
 * the post, and redirects the path it leaves. They reference the post rather than its path, so later moves create no
 * chains. Hold the lock `addresses`.
 */
export async function moveAddress(tx: Tx, viewer: Viewer, { id, kind, from, to }: Move): Promise<void> {
  const path = postPath(kind, to)
  await tx.redirect.deleteMany({ where: { from: path } })
  await tx.redirect.updateMany({ where: { to: path }, data: { to: null, postId: id } })
  if (from === null || from === to) return
  await tx.redirect.createMany({
    data: [{ id: newId(), from: postPath(kind, from), postId: id, status: 308, createdById: viewer.userId }],
    skipDuplicates: true,
  })
}
