import { recordAudit } from '#lib/audit/recording'
import type { Tx } from '#lib/db/client'
import { newId } from '#lib/db/id'
import { transaction } from '#lib/db/transaction'
import { parseInput } from '#lib/input'
import type { Viewer } from '#lib/people/viewer'
import { lockDraft, writeDraft } from '#lib/posts/drafts'
import { type CreateInput, createInput, type SaveInput, saveInput } from '#lib/posts/input'
import { requirePost } from '#lib/posts/requiring'
import type { Prisma } from '#prisma/client'
import type { PostKind } from '#prisma/enums'

/** What a writer must name to change or publish a draft. */
export type DraftRef = { postId: string; version: number }

/**
 * Begins a post: everybody who can sign in may. Its author is the viewer's byline unless bylines are given. Throws
 * Invalid.
 */
export async function createPost(viewer: Viewer, input: CreateInput): Promise<DraftRef> {
  const { kind, ...fields } = parseInput(createInput, input)
  const id = newId()
  return transaction(async (tx) => {
    await startPost(tx, { id, kind, ownerId: viewer.personId })
    const bylines = fields.bylines ?? (await listOwnBylines(tx, viewer))
    await writeDraft(tx, viewer, { id, kind, version: 1 }, { ...fields, bylines })
    await recordAudit(tx, viewer, {
      action: 'post.create',
      subjectType: 'post',
      subjectId: id,
      detail: { kind },
    })
    return { postId: id, version: 1 }
  })
}

/**
 * Saves a change of a draft and answers its new version. What is not named stays. Throws Conflict with the version that
 * stands when the given one is not the latest; nothing is overwritten then.
 */
export async function saveDraft(viewer: Viewer, input: SaveInput): Promise<DraftRef> {
  const { postId, version, ...fields } = parseInput(saveInput, input)
  return transaction(async (tx) => {
    const { kind } = await requirePost(viewer, postId, 'edit', tx)
    await lockDraft(tx, postId, version)
    await writeDraft(tx, viewer, { id: postId, kind, version: version + 1 }, fields)
    return { postId, version: version + 1 }
  })
}

/** The rows of a post that says nothing yet. */
export async function startPost(tx: Tx, post: StartedPost): Promise<void> {
  await tx.post.create({ data: post, select: { id: true } })
  await tx.draft.create({ data: { postId: post.id, kind: post.kind }, select: { postId: true } })
}

type StartedPost = Pick<Prisma.PostUncheckedCreateInput, 'ownerId' | 'slug' | 'publishedAt' | 'createdAt'> & {
  id: string
  kind: PostKind
}

async function listOwnBylines(tx: Tx, { personId }: Viewer): Promise<string[]> {
  if (!personId) return []
  const byline = await tx.byline.findUnique({ where: { personId }, select: { id: true } })
  return byline ? [byline.id] : []
}
