import { jsonObject } from '#lib/db/json-object.ts'
import { imageRow } from '#lib/media/images.ts'
import { bylineRefRow } from '#lib/published/byline-rows.ts'
import { type CardRow, cardSelect, tagRefSelect, toCard } from '#lib/published/cards.ts'
import type { PostCard } from '#lib/published/views.ts'
import { Prisma } from '#prisma/client.ts'

/** A card row after a round trip through JSON. */
export type CardJson = Omit<CardRow, 'publishedAt'> & { publishedAt: string }

const { liveRevision } = cardSelect

const revision = jsonObject('revision', liveRevision.select, {
  cover: imageRow(Prisma.sql`revision.cover_id`),
  rendering: Prisma.sql`(
    SELECT ${jsonObject('rendering', liveRevision.select.rendering.select, {})}
    FROM renderings rendering WHERE rendering.revision_id = revision.id)`,
})

/**
 * cardSelect in SQL, as JSON, for the alias `post`. Article and list pages consist of cards, and Prisma's query compiler
 * took longer to build this query each time than PostgreSQL took to run it.
 */
export const cardRow = jsonObject('post', cardSelect, {
  liveRevision: Prisma.sql`(SELECT ${revision} FROM revisions revision WHERE revision.id = post.live_revision_id)`,
  bylines: Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object('byline', ${bylineRefRow}) ORDER BY credit.position), '[]')
    FROM post_bylines credit JOIN bylines byline ON byline.id = credit.byline_id
    WHERE credit.post_id = post.id)`,
  tags: Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object('tag', ${jsonObject('tag', tagRefSelect, {})})
                             ORDER BY label.position), '[]')
    FROM post_tags label JOIN tags tag ON tag.id = label.tag_id
    WHERE label.post_id = post.id)`,
})

export function readCard({ publishedAt, ...row }: CardJson): PostCard {
  return toCard({ ...row, publishedAt: new Date(publishedAt) })
}
