import { recordAudit } from '#lib/audit/recording.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Invalid } from '#lib/core/errors.ts'
import type { Tx } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { lockDraft } from '#lib/posts/drafts.ts'
import { requirePost } from '#lib/posts/post-record.ts'
import type { WorkflowState } from '#prisma/enums.ts'

/**
 * Submits a draft for review. Editors see later saves too. Does nothing if it is already in review. Throws Invalid
 * for a post without a title.
 */
export async function submitPost(viewer: Viewer, postId: string): Promise<void> {
  await transaction(async (tx) => {
    const { workflow, title } = await lockPost(tx, viewer, postId, 'submit')
    if (workflow === 'in_review') return
    if (title.trim() === '') throw new Invalid({ title: 'Add a title before you submit this post.' })
    await move(tx, viewer, { postId, to: 'in_review', action: 'post.submit' })
  })
}

/** Returns a submitted draft to its writer. Does nothing if it is not in review. */
export async function requestChanges(viewer: Viewer, postId: string): Promise<void> {
  await transaction(async (tx) => {
    const { workflow } = await lockPost(tx, viewer, postId, 'review')
    if (workflow !== 'in_review') return
    await move(tx, viewer, { postId, to: 'changes_requested', action: 'post.requestChanges' })
  })
}

async function lockPost(tx: Tx, viewer: Viewer, postId: string, ability: 'submit' | 'review') {
  await requirePost(viewer, postId, 'read', tx)
  await lockDraft(tx, postId)
  await requirePost(viewer, postId, ability, tx)
  return tx.draft.findUniqueOrThrow({ where: { postId }, select: { workflow: true, title: true } })
}

type Move = { postId: string; to: WorkflowState; action: string }

async function move(tx: Tx, viewer: Viewer, { postId, to, action }: Move): Promise<void> {
  await tx.draft.update({ where: { postId }, data: { workflow: to }, select: { postId: true } })
  await recordAudit(tx, viewer, { action, subjectType: 'post', subjectId: postId })
}
