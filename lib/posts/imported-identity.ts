import { recordAudit } from '#lib/audit/recording.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Conflict } from '#lib/core/errors.ts'
import { parseInput } from '#lib/core/input.ts'
import type { Tx } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { writeDraft } from '#lib/posts/drafts.ts'
import { type DraftRef, startPost } from '#lib/posts/editing.ts'
import { requireImporter } from '#lib/posts/importing.ts'
import { type CreateInput, createInput } from '#lib/posts/input.ts'
import type { WorkflowState } from '#prisma/enums.ts'

/** Identity, slug and dates of a post restored from another site. */
export type ImportedIdentity = { id: string; slug: string | null; publishedAt: Date | null; createdAt: Date }

/** The rest of an imported post's state, besides its text. */
export type ImportedState = {
  trashedAt: Date | null
  withdrawnAt: Date | null
  workflow: WorkflowState
  source: { name: string; hash: string; isUntouched: boolean } | null
}

/**
 * Creates a post from another site that keeps its identifier, slug and dates. Administrators and above. Throws
 * Invalid, Forbidden, and Conflict when the identifier or the slug is taken.
 */
export async function createWithIdentity(
  viewer: Viewer,
  origin: ImportedIdentity,
  input: CreateInput,
): Promise<DraftRef> {
  requireImporter(viewer)
  const { kind, ...fields } = parseInput(createInput, input)
  return transaction(async (tx) => {
    await requireUnusedIdentity(tx, kind, origin)
    await startPost(tx, { ...origin, kind, ownerId: viewer.userId })
    await writeDraft(tx, viewer, { id: origin.id, kind, version: 1 }, fields)
    await recordAudit(tx, viewer, {
      action: 'post.create',
      subjectType: 'post',
      subjectId: origin.id,
      detail: { kind },
    })
    return { postId: origin.id, version: 1 }
  })
}

/** Sets the remaining state of a post that createWithIdentity created. Administrators and above. */
export async function setImportedState(
  viewer: Viewer,
  { postId, version }: DraftRef,
  state: ImportedState,
): Promise<void> {
  requireImporter(viewer)
  const { trashedAt, withdrawnAt, workflow, source } = state
  await transaction(async (tx) => {
    await tx.draft.update({ where: { postId }, data: { workflow }, select: { postId: true } })
    await tx.post.update({
      where: { id: postId },
      data: { trashedAt, withdrawnAt, ...(source && sourceFields(source, version)) },
      select: { id: true },
    })
  })
}

function sourceFields({ name, hash, isUntouched }: NonNullable<ImportedState['source']>, version: number) {
  return { source: name, sourceHash: hash, sourceVersion: isUntouched ? version : 0 }
}

/** Throws Conflict when another post has this identifier or slug. */
export async function requireUnusedIdentity(
  tx: Tx,
  kind: 'article' | 'page',
  { id, slug }: Pick<ImportedIdentity, 'id' | 'slug'>,
): Promise<void> {
  const taken = await tx.post.count({ where: { OR: [{ id }, ...(slug === null ? [] : [{ kind, slug }])] } })
  if (taken > 0) throw new Conflict('Another post has this address. Change one of the two.')
}
