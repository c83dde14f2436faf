import type { z } from 'zod'
import { recordAudit } from '#lib/audit/recording.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Invalid } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { parseInput } from '#lib/core/input.ts'
import type { Tx } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { listOwnBylines, lockDraft, staleVersion, writeDraft } from '#lib/posts/drafts.ts'
import { requireSettable } from '#lib/posts/fields.ts'
import {
  bodyInput,
  type CreateInput,
  createInput,
  type ParsedSave,
  type SaveInput,
  saveInput,
} from '#lib/posts/input.ts'
import { requirePost } from '#lib/posts/post-record.ts'
import { keepConflict } from '#lib/posts/saved-versions.ts'
import { applySplice, type Splice } from '#lib/posts/splice.ts'
import type { Prisma } from '#prisma/client.ts'
import type { PostKind } from '#prisma/enums.ts'

/** What a writer must send to change or publish a draft. */
export type DraftRef = { postId: string; version: number }

/**
 * Creates an article (any role) or a page (editors and above). Its author is the viewer's byline unless bylines are
 * given. Throws Invalid, also for fields that the viewer may not set: see POST_FIELDS.
 */
export async function createPost(viewer: Viewer, input: CreateInput): Promise<DraftRef> {
  const fields = parseInput(createInput, input)
  return transaction((tx) => beginPost(tx, viewer, fields))
}

/**
 * Saves a partial change to a draft and returns its new version; omitted fields keep their values. Throws Conflict
 * with the current version when the given one is not the latest; nothing is overwritten then. A save that arrives
 * again with its `saveId` changes nothing and returns the version that it made. Throws Invalid for fields that the
 * viewer may not set, and when `bodySplice` does not fit the stored body.
 */
export async function saveDraft(viewer: Viewer, input: SaveInput): Promise<DraftRef> {
  const fields = parseInput(saveInput, input)
  return transaction((tx) => changeDraft(tx, viewer, fields))
}

/** createPost inside a larger transaction, with parsed fields. */
export async function beginPost(
  tx: Tx,
  viewer: Viewer,
  { kind, ...fields }: z.output<typeof createInput>,
): Promise<DraftRef> {
  const id = newId()
  requireSettable(viewer, { kind }, { kind: 'article' })
  await startPost(tx, { id, kind, ownerId: viewer.userId })
  const bylines = fields.bylines ?? (await listOwnBylines(tx, viewer))
  await writeDraft(tx, viewer, { id, kind, version: 1 }, { ...fields, bylines })
  await recordAudit(tx, viewer, {
    action: 'post.create',
    subjectType: 'post',
    subjectId: id,
    detail: { kind },
  })
  return { postId: id, version: 1 }
}

/** saveDraft inside a larger transaction, with parsed fields. */
export async function changeDraft(tx: Tx, viewer: Viewer, save: ParsedSave): Promise<DraftRef> {
  const { postId, version, saveId, bodySplice, conflicting, ...fields } = save
  const { kind } = await requirePost(viewer, postId, 'edit', tx)
  const current = await lockDraft(tx, postId)
  const known = saveId === undefined ? -1 : current.saveIds.indexOf(saveId)
  if (known >= 0) return { postId, version: current.version - known }
  if (current.version !== version) throw staleVersion(current.version)
  const change = bodySplice ? { ...fields, body: await splicedBody(tx, postId, bodySplice) } : fields
  if (conflicting?.length) await keepConflict(tx, viewer, postId, { texts: conflicting, saved: change })
  const target = { id: postId, kind, version: version + 1, saveIds: [saveId ?? '', ...current.saveIds] }
  await writeDraft(tx, viewer, target, change)
  return { postId, version: version + 1 }
}

async function splicedBody(tx: Tx, postId: string, splice: Splice): Promise<string> {
  const { body } = await tx.draft.findUniqueOrThrow({ where: { postId }, select: { body: true } })
  const text = applySplice(body, splice)
  if (text === null) throw new Invalid({ bodySplice: 'This change does not fit the text. Send all of it.' })
  return parseInput(bodyInput, { body: text }).body
}

/** Inserts the rows of an empty post. */
export async function startPost(tx: Tx, post: StartedPost): Promise<void> {
  await tx.post.create({ data: post, select: { id: true } })
  await tx.draft.create({ data: { postId: post.id, kind: post.kind }, select: { postId: true } })
}

type StartedPost = Pick<Prisma.PostUncheckedCreateInput, 'ownerId' | 'slug' | 'publishedAt' | 'createdAt'> & {
  id: string
  kind: PostKind
}
