import { coverSelect, toCover } from '#lib/admin/covers.ts'
import type { KeptVersion, PostText } from '#lib/admin/views.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { NotFound } from '#lib/core/errors.ts'
import { isId } from '#lib/core/id.ts'
import { db } from '#lib/db/client.ts'
import { requirePost } from '#lib/posts/post-record.ts'
import type { Prisma } from '#prisma/client.ts'

const MAX_LISTED = 100

/** The latest texts of a draft that were kept, the newest first. Throws NotFound when the viewer may not see the post. */
export async function listKeptVersions(viewer: Viewer, postId: string): Promise<KeptVersion[]> {
  const { id } = await requirePost(viewer, postId, 'read')
  const rows = await db().draftVersion.findMany({
    where: { postId: id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MAX_LISTED,
    select: versionSelect,
  })
  return rows.map(({ createdBy, ...version }) => ({ ...version, by: createdBy?.name ?? null }))
}

const versionSelect = {
  id: true,
  version: true,
  reason: true,
  createdAt: true,
  createdBy: { select: { name: true } },
} satisfies Prisma.DraftVersionSelect

/** The text of a kept version in the form of a draft. Images, series and authors that are gone are left out. */
export async function getKeptText(viewer: Viewer, versionId: string): Promise<PostText> {
  const row =
    isId(versionId) &&
    (await db().draftVersion.findUnique({
      where: { id: versionId },
      select: { postId: true, fields: true },
    }))
  if (!row) throw new NotFound('version')
  await requirePost(viewer, row.postId, 'read')
  // Written by keepConflict alone.
  const { coverId, coverAlt, coverCaption, seriesId, bylines, ...fields } = row.fields as StoredFields
  const cover = coverId ? await db().media.findUnique({ where: { id: coverId }, select: coverSelect }) : null
  return {
    ...fields,
    series: seriesId ? await db().series.findUnique({ where: { id: seriesId }, select: seriesSelect }) : null,
    cover: toCover(cover, { alt: coverAlt, caption: coverCaption }),
    bylines: await inOrder(bylines),
  }
}

const seriesSelect = { id: true, title: true } satisfies Prisma.SeriesSelect

type StoredFields = Omit<PostText, 'cover' | 'series' | 'bylines'> & {
  seriesId: string | null
  coverId: string | null
  coverAlt: string
  coverCaption: string
  bylines: string[]
}

async function inOrder(ids: string[]): Promise<PostText['bylines']> {
  const found = await db().byline.findMany({
    where: { id: { in: ids } },
    take: ids.length,
    select: { id: true, name: true },
  })
  return ids.flatMap((id) => found.find((byline) => byline.id === id) ?? [])
}
