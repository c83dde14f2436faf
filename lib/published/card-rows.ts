import { pictureRow } from '#lib/media/pictures.ts'
import { bylineRefRow } from '#lib/published/byline-rows.ts'
import { type CardRow, toCard } from '#lib/published/cards.ts'
import type { PostCard } from '#lib/published/views.ts'
import { Prisma } from '#prisma/client.ts'

/** A card row after a round trip through JSON. */
export type CardJson = Omit<CardRow, 'publishedAt'> & { publishedAt: string }

/**
 * A post card for the SQL alias `post`; the counterpart of cardSelect. Article and list pages consist of cards, and
 * Prisma's query compiler took longer to build this query each time than PostgreSQL took to run it.
 */
export const cardRow = Prisma.sql`json_build_object(
  'id', post.id, 'kind', post.kind, 'slug', post.slug, 'publishedAt', post.published_at,
  'liveRevision', (
    SELECT json_build_object(
      'title', revision.title, 'dek', revision.dek, 'excerpt', revision.excerpt,
      'coverAlt', revision.cover_alt, 'coverCaption', revision.cover_caption,
      'cover', ${pictureRow(Prisma.sql`revision.cover_id`)},
      'rendering', (
        SELECT json_build_object('minutes', rendering.minutes)
        FROM renderings rendering WHERE rendering.revision_id = revision.id))
    FROM revisions revision WHERE revision.id = post.live_revision_id),
  'bylines', (
    SELECT coalesce(json_agg(json_build_object('byline', ${bylineRefRow}) ORDER BY credit.position), '[]')
    FROM post_bylines credit JOIN bylines byline ON byline.id = credit.byline_id
    WHERE credit.post_id = post.id),
  'tags', (
    SELECT coalesce(json_agg(json_build_object('tag', json_build_object('slug', tag.slug, 'name', tag.name))
                             ORDER BY label.position), '[]')
    FROM post_tags label JOIN tags tag ON tag.id = label.tag_id
    WHERE label.post_id = post.id))`

export function readCard({ publishedAt, ...row }: CardJson): PostCard {
  return toCard({ ...row, publishedAt: new Date(publishedAt) })
}
