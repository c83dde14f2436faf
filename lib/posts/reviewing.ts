import { recordAudit } from '#lib/audit/recording.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Invalid } from '#lib/core/errors.ts'
import type { Tx } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { nameOf, notify } from '#lib/notices/notifying.ts'
import { lockDraft } from '#lib/posts/drafts.ts'
import { requirePost } from '#lib/posts/post-record.ts'
import { absolute } from '#lib/urls/origin.ts'
import type { WorkflowState } from '#prisma/enums.ts'

const MAX_EDITORS = 50

/**
 * Submits a draft for review and tells the editors. They see later saves too. Does nothing if it is already in review. Throws Invalid
 * for a post without a title.
 */
export async function submitPost(viewer: Viewer, postId: string): Promise<void> {
  await transaction(async (tx) => {
    const { workflow, title } = await lockPost(tx, viewer, postId, 'submit')
    if (workflow === 'in_review') return
    if (title.trim() === '') throw new Invalid({ title: 'Add a title before you submit this post.' })
    await move(tx, viewer, { postId, to: 'in_review', action: 'post.submit' })
    await tellEditors(tx, viewer, { postId, title })
  })
}

/** Returns a submitted draft to its writer and tells them. Does nothing if it is not in review. */
export async function requestChanges(viewer: Viewer, postId: string): Promise<void> {
  await transaction(async (tx) => {
    const { workflow, title } = await lockPost(tx, viewer, postId, 'review')
    if (workflow !== 'in_review') return
    await move(tx, viewer, { postId, to: 'changes_requested', action: 'post.requestChanges' })
    await tellWriter(tx, viewer, { postId, title })
  })
}

async function lockPost(tx: Tx, viewer: Viewer, postId: string, ability: 'submit' | 'review') {
  await requirePost(viewer, postId, 'read', tx)
  await lockDraft(tx, postId)
  await requirePost(viewer, postId, ability, tx)
  return tx.draft.findUniqueOrThrow({ where: { postId }, select: { workflow: true, title: true } })
}

type Reviewed = { postId: string; title: string }

const linkTo = (postId: string) => absolute(`/admin/posts/${postId}`)

async function tellEditors(tx: Tx, viewer: Viewer, { postId, title }: Reviewed): Promise<void> {
  const editors = await tx.user.findMany({
    where: { role: { in: ['editor', 'administrator', 'owner'] }, id: { not: viewer.userId ?? '' } },
    take: MAX_EDITORS,
    select: { id: true },
  })
  const by = await nameOf(tx, viewer.userId)
  const content = { kind: 'submitted' as const, link: linkTo(postId), title, by }
  await notify(
    tx,
    editors.map(({ id }) => id),
    () => content,
  )
}

async function tellWriter(tx: Tx, viewer: Viewer, { postId, title }: Reviewed): Promise<void> {
  const post = await tx.post.findUniqueOrThrow({ where: { id: postId }, select: { ownerId: true } })
  if (!post.ownerId || post.ownerId === viewer.userId) return
  const by = await nameOf(tx, viewer.userId)
  const content = { kind: 'changesRequested' as const, link: linkTo(postId), title, by }
  await notify(tx, [post.ownerId], () => content)
}

type Move = { postId: string; to: WorkflowState; action: string }

async function move(tx: Tx, viewer: Viewer, { postId, to, action }: Move): Promise<void> {
  await tx.draft.update({ where: { postId }, data: { workflow: to }, select: { postId: true } })
  await recordAudit(tx, viewer, { action, subjectType: 'post', subjectId: postId })
}
