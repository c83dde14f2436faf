import { db } from '#lib/db/client.ts'
import { type CardJson, cardRow, readCard } from '#lib/published/card-rows.ts'
import { isLive, newestFirst } from '#lib/published/live.ts'
import type { PostCard } from '#lib/published/views.ts'
import { Prisma } from '#prisma/client.ts'

type Slice = { take: number; skip?: number }

/** Narrows articles to a tag and/or a byline (slugs); empty: all articles. */
export type Filter = { tag?: string | undefined; byline?: string | undefined }

/** Identifiers of the newest articles that match a filter, and their total. One statement, an index-only scan. */
export async function queryIds(
  filter: Filter,
  { take, skip = 0 }: Slice,
): Promise<{ ids: string[]; total: number }> {
  const [found] = await db().$queryRaw<{ ids: string[]; total: number }[]>`
    SELECT (SELECT count(*)::int FROM ${articlesOf(filter)} listed) AS total,
           ARRAY(SELECT id::text FROM ${articlesOf(filter)} listed
                 ORDER BY listed_at DESC, id DESC LIMIT ${take} OFFSET ${skip}) AS ids`
  return found ?? { ids: [], total: 0 }
}

/** Identifiers of the newest articles that match a filter. */
export async function queryNewestIds(filter: Filter, take: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM ${articlesOf(filter)} listed ORDER BY listed_at DESC, id DESC LIMIT ${take}`
  return rows.map(({ id }) => id)
}

/** The live articles that match a filter, as a SQL table with the columns id and listed_at. */
function articlesOf({ tag, byline }: Filter): Prisma.Sql {
  const tagged = Prisma.sql`post_tags WHERE tag_id = (SELECT id FROM tags WHERE slug = ${tag})`
  const signed = Prisma.sql`post_bylines WHERE byline_id = (SELECT id FROM bylines WHERE slug = ${byline})`
  if (tag === undefined && byline === undefined)
    return Prisma.sql`(SELECT post.id, post.published_at AS listed_at FROM posts post
      WHERE post.kind = 'article' AND ${isLive})`
  const isBoth = tag !== undefined && byline !== undefined
  return Prisma.sql`(SELECT post_id AS id, listed_at FROM ${tag === undefined ? signed : tagged} AND listed_at <= now()
    AND ${isBoth ? Prisma.sql`post_id IN (SELECT post_id FROM ${signed})` : Prisma.sql`true`})`
}

/**
 * Identifiers of the newest posts. Selecting identifiers first keeps PostgreSQL from building whole posts only to
 * sort or skip them.
 */
export async function pickNewest(where: Prisma.PostWhereInput, take: number): Promise<string[]> {
  const rows = await db().post.findMany({ where, orderBy: newestFirst, take, select: { id: true } })
  return rows.map(({ id }) => id)
}

/** Cards for identifiers, in the order given; posts that are no longer live are left out. */
export async function readCards(ids: string[]): Promise<PostCard[]> {
  const rows = await db().$queryRaw<{ card: CardJson }[]>`
    SELECT ${cardRow} AS card FROM posts post WHERE post.id = ANY (${ids}::char(24)[]) AND ${isLive}`
  return inOrder(
    ids,
    rows.map(({ card }) => readCard(card)),
  )
}

/** Rows by identifier, in the order of `ids`. */
export function inOrder<T extends { id: string }>(ids: string[], things: T[]): T[] {
  const byId = new Map(things.map((thing) => [thing.id, thing]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
