import { newId } from '#lib/core/id.ts'
import type { Tx } from '#lib/db/client.ts'
import { DRAFT_COLUMNS, selectOf } from '#lib/fields/choosing.ts'
import type { DraftChange } from '#lib/posts/input.ts'
import type { Prisma } from '#prisma/client.ts'
import type { DraftVersionReason } from '#prisma/enums.ts'

type Author = { userId: string | null }

/**
 * Keeps the texts of an edit conflict that a save resolves, unless they are what it saves: the stored one, and the
 * writer's own, given by what differs in them. The draft must be locked and not yet written.
 */
export async function keepConflict(
  tx: Tx,
  { userId }: Author,
  postId: string,
  { texts, saved }: { texts: DraftChange[]; saved: DraftChange },
): Promise<void> {
  const { version, updatedById, updatedAt, fields: stored } = await readFields(tx, postId)
  const result = { ...stored, ...saved }
  const kept = { postId, version, reason: 'conflict' } as const
  if (!isSame(stored, result))
    await keepVersion(tx, { ...kept, fields: stored, createdById: updatedById, createdAt: updatedAt })
  for (const own of texts) {
    const fields = { ...stored, ...own }
    if (!isSame(fields, result))
      await keepVersion(tx, { ...kept, fields, createdById: userId, createdAt: new Date() })
  }
}

type KeptVersion = {
  postId: string
  version: number
  reason: DraftVersionReason
  fields: DraftChange
  createdById: string | null
  createdAt: Date
}

async function keepVersion(tx: Tx, { fields, ...version }: KeptVersion): Promise<void> {
  const data = { id: newId(), ...version, fields: JSON.parse(JSON.stringify(fields)) }
  await tx.draftVersion.create({ data, select: { id: true } })
}

/** The fields of a draft in the form of a save, in the order of the select. */
async function readFields(tx: Tx, postId: string) {
  const row = await tx.draft.findUniqueOrThrow({ where: { postId }, select: fieldsSelect })
  const { version, updatedById, updatedAt, tags, bylines, ...columns } = row
  const fields: DraftChange = {
    ...columns,
    tags: tags.map(({ tag }) => tag.name),
    bylines: bylines.map(({ bylineId }) => bylineId),
  }
  return { version, updatedById, updatedAt, fields }
}

const fieldsSelect = {
  version: true,
  updatedById: true,
  updatedAt: true,
  ...selectOf(DRAFT_COLUMNS),
  tags: { orderBy: { position: 'asc' }, select: { tag: { select: { name: true } } } },
  bylines: { orderBy: { position: 'asc' }, select: { bylineId: true } },
} satisfies Prisma.DraftSelect

function isSame(one: DraftChange, other: DraftChange): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
