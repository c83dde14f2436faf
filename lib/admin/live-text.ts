import { coverSelect, toCover } from '#lib/admin/covers.ts'
import type { PostText } from '#lib/admin/views.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { NotFound } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { PLAIN_FIELDS, selectOf } from '#lib/fields/choosing.ts'
import { requirePost } from '#lib/posts/post-record.ts'
import type { Prisma } from '#prisma/client.ts'

/**
 * The live version of a post in the form of its draft. Throws NotFound when it is not live or the viewer may not see
 * it.
 */
export async function getLiveText(viewer: Viewer, postId: string): Promise<PostText> {
  const post = await requirePost(viewer, postId, 'read')
  const row = await db().post.findUnique({ where: { id: post.id }, select: liveSelect })
  if (!row?.liveRevision) throw new NotFound('live post')
  const { cover, coverAlt, coverCaption, ...fields } = row.liveRevision
  return {
    ...fields,
    slug: row.slug,
    series: row.series,
    seriesPart: row.seriesPart,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    cover: toCover(cover, { alt: coverAlt, caption: coverCaption }),
    tags: row.tags.map(({ tag }) => tag.name),
    bylines: row.bylines.map(({ byline }) => byline),
  }
}

const liveSelect = {
  slug: true,
  series: { select: { id: true, title: true } },
  seriesPart: true,
  publishedAt: true,
  liveRevision: {
    select: {
      ...selectOf(PLAIN_FIELDS),
      body: true,
      coverAlt: true,
      coverCaption: true,
      cover: { select: coverSelect },
    },
  },
  tags: { orderBy: { position: 'asc' }, select: { tag: { select: { name: true } } } },
  bylines: { orderBy: { position: 'asc' }, select: { byline: { select: { id: true, name: true } } } },
} satisfies Prisma.PostSelect
