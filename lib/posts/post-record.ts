import type { Viewer } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden, NotFound } from '#lib/core/errors.ts'
import { isId } from '#lib/core/id.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { may, type PostAction, type PostState } from '#lib/posts/permissions.ts'
import type { Prisma } from '#prisma/client.ts'

const recordSelect = {
  id: true,
  kind: true,
  slug: true,
  ownerId: true,
  liveRevisionId: true,
  publishedAt: true,
  revisedAt: true,
  trashedAt: true,
  withdrawnAt: true,
  seriesId: true,
} satisfies Prisma.PostSelect

/** A post as the write side sees it: slug, owner and state. */
export type PostRecord = Prisma.PostGetPayload<{ select: typeof recordSelect }> & { state: PostState }

/**
 * Returns the post if the viewer may do this to it. Throws NotFound when they may not see it, Forbidden when they may
 * not do this, Conflict when its state (trashed, withdrawn) does not allow it.
 */
export async function requirePost(
  viewer: Viewer,
  postId: string,
  ability: PostAction,
  tx: Tx = db(),
): Promise<PostRecord> {
  const row = isId(postId) && (await tx.post.findUnique({ where: { id: postId }, select: recordSelect }))
  if (!row) throw new NotFound('post')
  const post = { ...row, state: stateOf(row) }
  switch (may(viewer, ability, post)) {
    case 'yes':
      return post
    case 'hidden':
      throw new NotFound('post')
    case 'forbidden':
      throw new Forbidden(FORBIDDEN[ability])
    case 'impossible':
      throw new Conflict(IMPOSSIBLE[post.state])
  }
}

function stateOf(post: Omit<PostRecord, 'state'>): PostState {
  if (post.withdrawnAt) return 'withdrawn'
  if (post.trashedAt) return 'trashed'
  return post.liveRevisionId ? 'live' : 'draft'
}

const FORBIDDEN: Record<PostAction, string> = {
  read: 'You may not read this post.',
  edit: 'You may not change this post. Ask an editor.',
  submit: 'You may not submit this post. Ask an editor.',
  review: 'You need an editor to hand a post back.',
  publish: 'You may not publish this post. Submit it for review instead.',
  unpublish: 'You may not unpublish this post. Ask an editor.',
  trash: 'You may not move a published post to the trash. Ask an editor.',
  restore: 'You may not restore this post. Ask an editor.',
  withdraw: 'You need an editor to withdraw a post for good.',
}

const IMPOSSIBLE: Record<PostState, string> = {
  draft: 'This post is a draft. Publish it first.',
  live: 'This post is published. Unpublish it first.',
  trashed: 'This post is in the trash. Restore it first.',
  withdrawn: 'This post was withdrawn for good. Write a new one.',
}
