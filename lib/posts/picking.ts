import { db } from '#lib/db/client'
import { cardSelect, toCard } from '#lib/posts/cards'
import { live, newestFirst } from '#lib/posts/live'
import type { PostCard } from '#lib/posts/views'
import type { Prisma } from '#prisma/client'

type Slice = { take: number; skip?: number }

/**
 * The newest posts of a kind, as identifiers. Choosing first and reading then keeps PostgreSQL from putting together
 * whole posts only to sort or skip them.
 */
export async function pickNewest(where: Prisma.PostWhereInput, { take, skip }: Slice): Promise<string[]> {
  const rows = await db().post.findMany({ where, orderBy: newestFirst, take, skip, select: { id: true } })
  return rows.map(({ id }) => id)
}

/** The cards of posts that were live a moment ago, in the order given; those that no longer are, are left out. */
export async function readCards(ids: string[]): Promise<PostCard[]> {
  const where = { ...live(), id: { in: ids } }
  const rows = await db().post.findMany({ where, take: ids.length, select: cardSelect })
  return inOrder(ids, rows.map(toCard))
}

/** Of things with an identifier, those named, in the order in which they are named. */
export function inOrder<T extends { id: string }>(ids: string[], things: T[]): T[] {
  const byId = new Map(things.map((thing) => [thing.id, thing]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
