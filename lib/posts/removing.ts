import { recordAudit } from '#lib/audit/recording.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Conflict } from '#lib/core/errors.ts'
import type { Tx } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { invalidate } from '#lib/invalidation/recording.ts'
import { lockDraft } from '#lib/posts/drafts.ts'
import { invalidationOfRemoval, readGroups } from '#lib/posts/invalidation.ts'
import { type PostRecord, requirePost } from '#lib/posts/post-record.ts'
import { dropFromSearch } from '#lib/search/indexing.ts'
import type { Prisma } from '#prisma/client.ts'

/** Unpublishes a post: its URL answers 404, and its slug stays reserved for it. Does nothing if it is not live. */
export async function unpublishPost(viewer: Viewer, postId: string): Promise<void> {
  await transaction(async (tx) => {
    const post = await lockPost(tx, viewer, postId, 'unpublish')
    if (post.state === 'live') await remove(tx, viewer, post, 'post.unpublish', {})
  })
}

/** Moves a post to the trash and unpublishes it. Does nothing if it is there already. */
export async function trashPost(viewer: Viewer, postId: string): Promise<void> {
  await transaction(async (tx) => {
    const post = await lockPost(tx, viewer, postId, 'trash')
    if (post.state === 'trashed') return
    await remove(tx, viewer, post, 'post.trash', { trashedAt: new Date() })
  })
}

/** Restores a post from the trash as an unpublished draft. Does nothing if it is not there. */
export async function restorePost(viewer: Viewer, postId: string): Promise<void> {
  await transaction(async (tx) => {
    const post = await lockPost(tx, viewer, postId, 'restore')
    if (post.state !== 'trashed') return
    await tx.post.update({ where: { id: postId }, data: { trashedAt: null }, select: { id: true } })
    await recordAudit(tx, viewer, { action: 'post.restore', subjectType: 'post', subjectId: postId })
  })
}

/**
 * Withdraws a post permanently: its URL and the redirects to it answer 410, and it can never be published again.
 * Throws Conflict for a post that was never published.
 */
export async function withdrawPost(viewer: Viewer, postId: string): Promise<void> {
  await transaction(async (tx) => {
    const post = await lockPost(tx, viewer, postId, 'withdraw')
    if (post.state === 'withdrawn') return
    if (!post.slug) throw new Conflict('This post was never published. Move it to the trash instead.')
    await remove(tx, viewer, post, 'post.withdraw', { withdrawnAt: new Date() })
  })
}

type Removal = 'unpublish' | 'trash' | 'withdraw'

async function lockPost(tx: Tx, viewer: Viewer, postId: string, ability: Removal | 'restore') {
  await requirePost(viewer, postId, 'read', tx)
  await lockDraft(tx, postId)
  return requirePost(viewer, postId, ability, tx)
}

async function remove(
  tx: Tx,
  viewer: Viewer,
  post: PostRecord,
  action: `post.${Removal}`,
  data: Prisma.PostUncheckedUpdateInput,
): Promise<void> {
  const groups = await readGroups(tx, post)
  await dropFromSearch(tx, post.id)
  await tx.post.update({
    where: { id: post.id },
    data: { ...data, liveRevisionId: null, seriesId: null, seriesPart: null },
    select: { id: true },
  })
  await recordAudit(tx, viewer, {
    action,
    subjectType: 'post',
    subjectId: post.id,
    detail: { slug: post.slug },
  })
  await invalidate(tx, invalidationOfRemoval(post, groups))
}
