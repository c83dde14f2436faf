import type { Viewer } from '#lib/auth/viewer.ts'
import { Conflict, Invalid, NotFound } from '#lib/core/errors.ts'
import type { Tx } from '#lib/db/client.ts'
import { lock } from '#lib/db/locks.ts'
import { GUARDED_COLUMNS, selectOf } from '#lib/fields/choosing.ts'
import { guardedFields, requireSettable } from '#lib/posts/fields.ts'
import type { DraftChange } from '#lib/posts/input.ts'
import { requireFreeSlug } from '#lib/posts/slugs.ts'
import { findOrCreateTags } from '#lib/tags/creating.ts'
import type { Prisma } from '#prisma/client.ts'
import type { PostKind } from '#prisma/enums.ts'

type Target = { id: string; kind: PostKind; version: number; saveIds?: string[] }

/** How many saves are recognised when they arrive again. */
const KNOWN_SAVES = 20

/** Locks a post's draft row, so that changes to one post run one after another. */
export async function lockDraft(tx: Tx, postId: string): Promise<{ version: number; saveIds: string[] }> {
  const [draft] = await tx.$queryRaw<{ version: number; saveIds: string[] }[]>`
    SELECT version, save_ids AS "saveIds" FROM drafts WHERE post_id = ${postId} FOR UPDATE`
  if (!draft) throw new NotFound('post')
  return draft
}

/** Locks the draft. Throws Conflict when `version` is not its latest. */
export async function lockDraftVersion(tx: Tx, postId: string, version: number): Promise<void> {
  const current = await lockDraft(tx, postId)
  if (current.version !== version) throw staleVersion(current.version)
}

export function staleVersion(current: number): Conflict {
  return new Conflict(
    'This post has been saved elsewhere since you opened it. Nothing was overwritten: copy your text and reload.',
    current,
  )
}

/**
 * Writes a change into a locked draft and sets its version and the saves that made the latest ones. Throws Invalid for a
 * reference that does not exist, a slug that is taken or a field that the viewer may not set.
 */
export async function writeDraft(tx: Tx, viewer: Viewer, target: Target, change: DraftChange): Promise<void> {
  const { tags, bylines, ...columns } = change
  const { version, saveIds = [] } = target
  await requireAllowed(tx, viewer, target.id, change)
  await requireReferences(tx, change)
  if (columns.slug) {
    await lock(tx, 'addresses')
    await requireFreeSlug(tx, target, columns.slug)
  }
  await tx.draft.update({
    where: { postId: target.id },
    data: {
      ...columns,
      version,
      saveIds: saveIds.slice(0, KNOWN_SAVES),
      updatedAt: new Date(),
      updatedById: viewer.userId,
    },
    select: { postId: true },
  })
  if (tags) await replaceTags(tx, target.id, await findOrCreateTags(tx, viewer, tags))
  if (bylines) await replaceBylines(tx, target.id, bylines)
}

/** The viewer's own byline, if there is one. */
export async function listOwnBylines(tx: Tx, { userId }: Viewer): Promise<string[]> {
  if (!userId) return []
  const byline = await tx.byline.findUnique({ where: { userId }, select: { id: true } })
  return byline ? [byline.id] : []
}

async function requireAllowed(tx: Tx, viewer: Viewer, postId: string, change: DraftChange): Promise<void> {
  if (guardedFields(viewer, change).length === 0) return
  const { bylines, ...current } = await tx.draft.findUniqueOrThrow({ where: { postId }, select: guarded })
  const signed = bylines.map(({ bylineId }) => bylineId)
  const isSigning = signed.length === 0 && change.bylines !== undefined && change.bylines.length > 0
  requireSettable(viewer, change, {
    ...current,
    bylines: isSigning ? await listOwnBylines(tx, viewer) : signed,
  })
}

const guarded = {
  ...selectOf(GUARDED_COLUMNS),
  bylines: { orderBy: { position: 'asc' }, select: { bylineId: true } },
} satisfies Prisma.DraftSelect

async function requireReferences(tx: Tx, { coverId, seriesId, bylines = [] }: DraftChange): Promise<void> {
  if (coverId && !(await tx.media.count({ where: { id: coverId } })))
    throw new Invalid({ coverId: 'This image does not exist. Choose another.' })
  if (seriesId && !(await tx.series.count({ where: { id: seriesId } })))
    throw new Invalid({ seriesId: 'This series does not exist. Choose another.' })
  if ((await tx.byline.count({ where: { id: { in: bylines } } })) < bylines.length)
    throw new Invalid({ bylines: 'This author does not exist. Choose another.' })
}

async function replaceTags(tx: Tx, postId: string, ids: string[]): Promise<void> {
  await tx.draftTag.deleteMany({ where: { postId } })
  await tx.draftTag.createMany({ data: ids.map((tagId, position) => ({ postId, tagId, position })) })
}

async function replaceBylines(tx: Tx, postId: string, ids: string[]): Promise<void> {
  await tx.draftByline.deleteMany({ where: { postId } })
  await tx.draftByline.createMany({ data: ids.map((bylineId, position) => ({ postId, bylineId, position })) })
}
