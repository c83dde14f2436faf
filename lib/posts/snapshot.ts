import { isVisible } from '#lib/core/characters.ts'
import { Invalid, NotFound } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { DRAFT_COLUMNS, selectOf } from '#lib/fields/choosing.ts'
import { staleVersion } from '#lib/posts/drafts.ts'
import type { DraftRef } from '#lib/posts/editing.ts'
import type { Prisma } from '#prisma/client.ts'

/** One version of a draft, ready to publish. */
export type DraftSnapshot = Omit<Row, 'bylines' | 'tags' | 'slug'> & {
  bylineIds: string[]
  tagIds: string[]
  wantedSlug: string | null
}

/** Reads that version of a draft. Throws Conflict when it is not the latest, Invalid when it cannot be published. */
export async function readSnapshot({ postId, version }: DraftRef): Promise<DraftSnapshot> {
  const row = await db().draft.findUnique({ where: { postId }, select: snapshotSelect })
  if (!row) throw new NotFound('post')
  if (row.version !== version) throw staleVersion(row.version)
  const { bylines, tags, slug, ...fields } = row
  const title = fields.title.trim().replace(/\s+/gu, ' ')
  if (!isVisible(title)) throw new Invalid({ title: 'Add a title before you publish this post.' })
  return {
    ...fields,
    title,
    wantedSlug: slug,
    bylineIds: bylines.map((row) => row.bylineId),
    tagIds: tags.map((row) => row.tagId),
  }
}

const snapshotSelect = {
  postId: true,
  version: true,
  ...selectOf(DRAFT_COLUMNS),
  bylines: { orderBy: { position: 'asc' }, select: { bylineId: true } },
  tags: { orderBy: { position: 'asc' }, select: { tagId: true } },
} satisfies Prisma.DraftSelect

type Row = Prisma.DraftGetPayload<{ select: typeof snapshotSelect }>
