import type { Viewer } from '#lib/auth/viewer.ts'
import type { Rendered } from '#lib/content/views.ts'
import { newId } from '#lib/core/id.ts'
import type { Tx } from '#lib/db/client.ts'
import type { DraftSnapshot } from '#lib/posts/snapshot.ts'

/** A published revision; `number` counts from 1 within its post. */
export type RevisionRef = { id: string; number: number }

/** The revision made from this version of the draft, if there is one. */
export function findRevision(tx: Tx, postId: string, draftVersion: number): Promise<RevisionRef | null> {
  return tx.revision.findUnique({
    where: { postId_draftVersion: { postId, draftVersion } },
    select: { id: true, number: true },
  })
}

/** Stores a snapshot as the next revision of its post. The draft must be locked. */
export async function createRevision(
  tx: Tx,
  viewer: Viewer,
  text: DraftSnapshot,
  slug: string,
): Promise<RevisionRef> {
  const { postId, version, publishedAt, wantedSlug, ...fields } = text
  const last = await tx.revision.aggregate({ where: { postId }, _max: { number: true } })
  return tx.revision.create({
    data: {
      ...fields,
      id: newId(),
      postId,
      number: (last._max.number ?? 0) + 1,
      draftVersion: version,
      slug,
      createdById: viewer.userId,
    },
    select: { id: true, number: true },
  })
}

/** Stores the rendering of a revision, replacing an earlier one. */
export async function storeRendering(tx: Tx, revisionId: string, rendered: Rendered): Promise<void> {
  const data = { ...rendered, renderedAt: new Date() }
  await tx.rendering.upsert({
    where: { revisionId },
    create: { revisionId, ...data },
    update: data,
    select: { revisionId: true },
  })
}
