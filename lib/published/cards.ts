import { LISTED_FIELDS, pick, selectOf } from '#lib/fields/choosing.ts'
import { imageSelect, toImage } from '#lib/media/images.ts'
import { bylineRefSelect, toBylineRef } from '#lib/published/byline-shapes.ts'
import type { PostCard } from '#lib/published/views.ts'
import { postPath } from '#lib/urls/paths.ts'
import type { Prisma } from '#prisma/client.ts'

export const tagRefSelect = { slug: true, name: true } satisfies Prisma.TagSelect

export const cardSelect = {
  id: true,
  kind: true,
  slug: true,
  publishedAt: true,
  liveRevision: {
    select: {
      ...selectOf(LISTED_FIELDS),
      excerpt: true,
      coverAlt: true,
      coverCaption: true,
      cover: { select: imageSelect },
      rendering: { select: { minutes: true } },
    },
  },
  bylines: { orderBy: { position: 'asc' }, select: { byline: { select: bylineRefSelect } } },
  tags: { orderBy: { position: 'asc' }, select: { tag: { select: tagRefSelect } } },
} satisfies Prisma.PostSelect

export type CardRow = Prisma.PostGetPayload<{ select: typeof cardSelect }>

/** The card of a live post. */
export function toCard(row: CardRow): PostCard {
  const { slug, publishedAt, liveRevision } = row
  if (!slug || !publishedAt || !liveRevision) throw new Error(`Post ${row.id} is not live.`)
  const { dek, excerpt, cover, coverAlt, coverCaption, rendering } = liveRevision
  return {
    id: row.id,
    slug,
    href: postPath(row.kind, slug),
    ...pick(liveRevision, LISTED_FIELDS),
    summary: excerpt || dek,
    publishedAt,
    minutes: rendering?.minutes ?? 1,
    cover: toImage(cover, { alt: coverAlt, caption: coverCaption }),
    bylines: row.bylines.map(({ byline }) => toBylineRef(byline)),
    tags: row.tags.map(({ tag }) => tag),
  }
}
