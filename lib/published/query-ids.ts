import { db } from '#lib/db/client.ts'
import { type CardJson, cardRow, readCard } from '#lib/published/card-rows.ts'
import { isLive, newestFirst } from '#lib/published/live.ts'
import type { PostCard } from '#lib/published/views.ts'
import { Prisma } from '#prisma/client.ts'

type Slice = { take: number; skip?: number }

/** Of which articles: of all, or of those with a tag or a byline (slugs). */
export type Filter = { tag?: string | undefined; byline?: string | undefined }

/** The newest of a shelf, as identifiers, and how many there are. One statement, from an index alone. */
export async function queryIds(
  shelf: Filter,
  { take, skip = 0 }: Slice,
): Promise<{ ids: string[]; total: number }> {
  const [picked] = await db().$queryRaw<{ ids: string[]; total: number }[]>`
    SELECT (SELECT count(*)::int FROM ${articlesOf(shelf)} listed) AS total,
           ARRAY(SELECT id::text FROM ${articlesOf(shelf)} listed
                 ORDER BY listed_at DESC, id DESC LIMIT ${take} OFFSET ${skip}) AS ids`
  return picked ?? { ids: [], total: 0 }
}

/** The newest of a shelf, as identifiers. */
export async function queryNewestIds(shelf: Filter, take: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM ${articlesOf(shelf)} listed ORDER BY listed_at DESC, id DESC LIMIT ${take}`
  return rows.map(({ id }) => id)
}

/** The live articles of a shelf as a table with the columns id and listed_at, in SQL. */
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
 * The newest posts of a kind, as identifiers. Choosing first and reading then keeps PostgreSQL from putting together
 * whole posts only to sort or skip them.
 */
export async function pickNewest(where: Prisma.PostWhereInput, take: number): Promise<string[]> {
  const rows = await db().post.findMany({ where, orderBy: newestFirst, take, select: { id: true } })
  return rows.map(({ id }) => id)
}

/** The cards of posts that were live a moment ago, in the order given; those that no longer are, are left out. */
export async function readCards(ids: string[]): Promise<PostCard[]> {
  const rows = await db().$queryRaw<{ card: CardJson }[]>`
    SELECT ${cardRow} AS card FROM posts post WHERE post.id = ANY (${ids}::char(24)[]) AND ${isLive}`
  return inOrder(
    ids,
    rows.map(({ card }) => readCard(card)),
  )
}

/** Of things with an identifier, those named, in the order in which they are named. */
export function inOrder<T extends { id: string }>(ids: string[], things: T[]): T[] {
  const byId = new Map(things.map((thing) => [thing.id, thing]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
