import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden, Invalid } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { invalidate } from '#lib/invalidation/recording.ts'
import { BODIES } from './bodies.ts'
import { MOST_POSTS, makePost } from './posts.ts'
import { vacuumTables } from './vacuum.ts'
import { storePosts } from './storing.ts'
import { prepareRelations, type Relations } from './relations.ts'
import { writeText } from './texts.ts'

export type SeedOptions = {
  /** How many seeded posts there are to be in the end. */
  posts: number
  /** Among what people have written, too. */
  force?: boolean | undefined
  signal?: AbortSignal
  onProgress?: (done: number) => void
}

/** How many posts were written, and whether all are there that were asked for. */
export type Seeded = { written: number; isComplete: boolean }

const AT_ONCE = 500

/**
 * Fills the publication with made-up articles, always the same for the same number, as if each had been published. Those
 * that are there stay as they are, so that a run that was cut short goes on. Administrators and above. Throws Invalid,
 * Forbidden, and Conflict when people write here.
 */
export async function seedPosts(viewer: Viewer, options: SeedOptions): Promise<Seeded> {
  const { posts, force } = options
  if (!holds(viewer, 'administrator'))
    throw new Forbidden('Only administrators fill the publication. Ask one.')
  if (!Number.isInteger(posts) || posts < 1 || posts > MOST_POSTS)
    throw new Invalid({ posts: `Give a whole number from 1 to ${MOST_POSTS.toLocaleString('en')}.` })
  if (!force) await requireNoUserPosts()
  const relations = await prepareRelations(viewer)
  const written = await storeAll(relations, options)
  if (written > 0) await invalidateAll(relations)
  return { written, isComplete: !options.signal?.aborted }
}

async function requireNoUserPosts(): Promise<void> {
  const own = await db().post.count({ where: { ownerId: { not: null } } })
  if (own > 0)
    throw new Conflict(
      `People have written ${own === 1 ? 'a post' : `${own} posts`} here. Use a database of its own, or --force to fill this one.`,
    )
}

async function storeAll(
  relations: Relations,
  { posts, signal, onProgress }: SeedOptions,
): Promise<number> {
  const sources = Array.from({ length: BODIES }, (_, number) => makePost(number, relations).revision)
  let written = 0
  for (let next = 0; next < posts && !signal?.aborted; ) {
    // The first bring the texts, which the others copy.
    const count = Math.min(next === 0 ? BODIES : AT_ONCE, posts - next)
    const numbers = Array.from({ length: count }, (_, index) => next + index)
    written += await storeMissing(numbers, relations, sources)
    next += count
    onProgress?.(next)
  }
  return written
}

/** One transaction: all of these posts, or none. */
async function storeMissing(
  numbers: number[],
  relations: Relations,
  sources: string[],
): Promise<number> {
  const made = numbers.map((number) => ({ number, post: makePost(number, relations) }))
  const existing = await listExisting(made.map(({ post }) => post.id))
  const missing = made.filter(({ post }) => !existing.has(post.id))
  if (missing.length === 0) return 0
  const posts = await Promise.all(
    missing.map(({ number, post }) => (number < BODIES ? writeText(post, relations.addresses) : post)),
  )
  await transaction((tx) => storePosts(tx, posts, sources))
  return posts.length
}

async function listExisting(ids: string[]): Promise<Set<string>> {
  const rows = await db().post.findMany({
    where: { id: { in: ids } },
    take: ids.length,
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id))
}

/** One announcement for all, after the database has been put in order for that many. */
async function invalidateAll({ tags, bylines, series }: Relations): Promise<void> {
  await vacuumTables()
  await transaction((tx) =>
    invalidate(tx, {
      refresh: [
        cacheTags.lists,
        ...tags.map(cacheTags.tag),
        ...bylines.map(cacheTags.byline),
        ...series.map(cacheTags.series),
      ],
      stale: [cacheTags.related],
    }),
  )
}
