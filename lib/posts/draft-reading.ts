import { db } from '#lib/db/client'
import { NotFound } from '#lib/errors'
import type { Viewer } from '#lib/people/viewer'
import type { PostState } from '#lib/posts/policy'
import { requirePost } from '#lib/posts/requiring'
import type { Prisma } from '#prisma/client'
import type { PostKind } from '#prisma/enums'

/** A draft as its writer sees it. */
export type DraftView = Omit<Row, 'bylines' | 'tags'> & {
  kind: PostKind
  state: PostState
  /** Names, in order. */
  tags: string[]
  /** Identifiers, in order. */
  bylines: string[]
}

/** A post's draft. Throws NotFound for what the viewer may not see. */
export async function getDraft(viewer: Viewer, postId: string): Promise<DraftView> {
  const { kind, state } = await requirePost(viewer, postId, 'read')
  const row = await db().draft.findUnique({ where: { postId }, select: draftSelect })
  if (!row) throw new NotFound('post')
  return {
    ...row,
    kind,
    state,
    tags: row.tags.map(({ tag }) => tag.name),
    bylines: row.bylines.map(({ bylineId }) => bylineId),
  }
}

const draftSelect = {
  postId: true,
  version: true,
  workflow: true,
  title: true,
  dek: true,
  body: true,
  slug: true,
  seoTitle: true,
  description: true,
  coverId: true,
  coverAlt: true,
  coverCaption: true,
  seriesId: true,
  seriesPart: true,
  featured: true,
  publishedAt: true,
  updatedAt: true,
  bylines: { orderBy: { position: 'asc' }, select: { bylineId: true } },
  tags: { orderBy: { position: 'asc' }, select: { tag: { select: { name: true } } } },
} satisfies Prisma.DraftSelect

type Row = Prisma.DraftGetPayload<{ select: typeof draftSelect }>
