import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden } from '#lib/core/errors.ts'
import { parseInput } from '#lib/core/input.ts'
import type { Tx } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { beginPost, changeDraft, type DraftRef } from '#lib/posts/editing.ts'
import {
  type CreateInput,
  createInput,
  type ImportedPublishInput,
  importedPublishInput,
  type SaveInput,
  type Source,
  saveInput,
  sourceInput,
} from '#lib/posts/input.ts'
import { type Published, publishVersion } from '#lib/posts/publishing.ts'
import type { Prisma } from '#prisma/client.ts'

/**
 * Creates a post and records its source file; only posts with a source belong to an import. Administrators and above.
 * Throws Invalid, Forbidden, and Conflict when a post of this source exists.
 */
export async function createImported(viewer: Viewer, input: CreateInput, from: Source): Promise<DraftRef> {
  requireImporter(viewer)
  const [fields, source] = [parseInput(createInput, input), parseInput(sourceInput, from)]
  return transaction(async (tx) => {
    if (await tx.post.count({ where: { source: source.name } })) throw new Conflict(FOREIGN_SOURCE)
    const ref = await beginPost(tx, viewer, fields)
    await recordSource(tx, ref, source, {})
    return ref
  })
}

/**
 * Saves the changed content of the file that a post was imported from. Administrators and above. Throws what
 * saveDraft throws, Forbidden, and Conflict for a post that was not imported from this file.
 */
export async function saveImported(viewer: Viewer, input: SaveInput, from: Source): Promise<DraftRef> {
  requireImporter(viewer)
  const [fields, source] = [parseInput(saveInput, input), parseInput(sourceInput, from)]
  return transaction(async (tx) => {
    const ref = await changeDraft(tx, viewer, fields)
    await recordSource(tx, ref, source, { source: source.name, sourceHash: { not: null } })
    return ref
  })
}

/**
 * Publishes an imported post with the date of its last change on the old site. Administrators and above. Throws
 * Forbidden and what publishPost throws.
 */
export async function publishImported(viewer: Viewer, input: ImportedPublishInput): Promise<Published> {
  requireImporter(viewer)
  return publishVersion(viewer, parseInput(importedPublishInput, input))
}

export function requireImporter(viewer: Viewer): void {
  if (!holds(viewer, 'administrator')) throw new Forbidden('You need an administrator to import.')
}

const FOREIGN_SOURCE =
  'Another post has this file as its source but was not imported from it. Rename the file.'

async function recordSource(
  tx: Tx,
  { postId, version }: DraftRef,
  { name, hash }: Source,
  only: Prisma.PostWhereInput,
): Promise<void> {
  const { count } = await tx.post.updateMany({
    where: { ...only, id: postId },
    data: { source: name, sourceHash: hash, sourceVersion: version },
  })
  if (count === 0) throw new Conflict(FOREIGN_SOURCE)
}
