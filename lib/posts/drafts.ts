import type { Tx } from '#lib/db/client'
import { lock } from '#lib/db/locks'
import { Conflict, Invalid, NotFound } from '#lib/errors'
import type { Viewer } from '#lib/people/viewer'
import type { DraftChange } from '#lib/posts/input'
import { requireFreeSlug } from '#lib/posts/slugs'
import { findOrCreateTags } from '#lib/tags/creating'
import type { PostKind } from '#prisma/enums'

type Target = { id: string; kind: PostKind; version: number }

/** Holds a post's draft, so that the verbs of one post wait for one another. Answers its version. */
export async function holdDraft(tx: Tx, postId: string): Promise<number> {
  const [draft] = await tx.$queryRaw<{ version: number }[]>`
    SELECT version FROM drafts WHERE post_id = ${postId} FOR UPDATE`
  if (!draft) throw new NotFound('post')
  return draft.version
}

/** Holds the draft. Throws Conflict when this version of it is not the latest. */
export async function lockDraft(tx: Tx, postId: string, version: number): Promise<void> {
  const current = await holdDraft(tx, postId)
  if (current !== version) throw staleVersion(current)
}

export function staleVersion(current: number): Conflict {
  return new Conflict(
    'Somebody has saved this post since you opened it. Nothing was overwritten: copy your text and reload.',
    current,
  )
}

/** Writes a change into a draft that is held, as its given version. Throws Invalid for what does not exist or is taken. */
export async function writeDraft(tx: Tx, viewer: Viewer, target: Target, change: DraftChange): Promise<void> {
  const { tags, bylines, source, ...columns } = change
  await requireThings(tx, change)
  if (columns.slug) {
    await lock(tx, 'addresses')
    await requireFreeSlug(tx, target, columns.slug)
  }
  await tx.draft.update({
    where: { postId: target.id },
    data: { ...columns, version: target.version, updatedAt: new Date(), updatedById: viewer.personId },
    select: { postId: true },
  })
  if (tags) await replaceTags(tx, target.id, await findOrCreateTags(tx, viewer, tags))
  if (bylines) await replaceBylines(tx, target.id, bylines)
  if (source) await rememberSource(tx, target, source)
}

async function requireThings(tx: Tx, { coverId, seriesId, bylines = [] }: DraftChange): Promise<void> {
  if (coverId && !(await tx.media.count({ where: { id: coverId } })))
    throw new Invalid({ coverId: 'There is no such picture. Choose another.' })
  if (seriesId && !(await tx.series.count({ where: { id: seriesId } })))
    throw new Invalid({ seriesId: 'There is no such series. Choose another.' })
  if ((await tx.byline.count({ where: { id: { in: bylines } } })) < bylines.length)
    throw new Invalid({ bylines: 'There is no such author. Choose another.' })
}

async function replaceTags(tx: Tx, postId: string, ids: string[]): Promise<void> {
  await tx.draftTag.deleteMany({ where: { postId } })
  await tx.draftTag.createMany({ data: ids.map((tagId, position) => ({ postId, tagId, position })) })
}

async function replaceBylines(tx: Tx, postId: string, ids: string[]): Promise<void> {
  await tx.draftByline.deleteMany({ where: { postId } })
  await tx.draftByline.createMany({ data: ids.map((bylineId, position) => ({ postId, bylineId, position })) })
}

async function rememberSource(tx: Tx, { id, version }: Target, source: { name: string; hash: string }) {
  await tx.post.update({
    where: { id },
    data: { source: source.name, sourceHash: source.hash, sourceVersion: version },
    select: { id: true },
  })
}
