import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden, Invalid } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { invalidate } from '#lib/invalidation/recording.ts'
import { BODIES } from './bodies.ts'
import { MAX_POSTS, makePost } from './posts.ts'
import { prepareRelations, type Relations } from './relations.ts'
import { storePosts } from './storing.ts'
import { writeText } from './texts.ts'
import { vacuumTables } from './vacuum.ts'

export type SeedOptions = {
  /** Number of generated posts there should be at the end. */
  posts: number
  /** Also where users have written posts. */
  force?: boolean | undefined
  signal?: AbortSignal
  onProgress?: (done: number) => void
}

/** Number of posts written, and whether all requested posts exist. */
export type Seeded = { written: number; isComplete: boolean }

const AT_ONCE = 100

/**
 * Fills the database with generated articles, as if each had been published. Deterministic: existing ones are kept, so
 * an interrupted run can be continued. Requires an administrator. Throws Invalid, Forbidden, and Conflict when users
 * have written posts.
 */
export async function seedPosts(viewer: Viewer, options: SeedOptions): Promise<Seeded> {
  const { posts, force } = options
  if (!holds(viewer, 'administrator'))
    throw new Forbidden('You need an administrator to add generated articles.')
  if (!Number.isInteger(posts) || posts < 1 || posts > MAX_POSTS)
    throw new Invalid({ posts: `Use a whole number from 1 to ${MAX_POSTS.toLocaleString('en')}.` })
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
      `Users have written ${own === 1 ? 'a post' : `${own} posts`} here. Use a separate database, or --force to fill this one.`,
    )
}

async function storeAll(relations: Relations, { posts, signal, onProgress }: SeedOptions): Promise<number> {
  const sources = Array.from({ length: BODIES }, (_, number) => makePost(number, relations).revision)
  let written = 0
  for (let next = 0; next < posts && !signal?.aborted; ) {
    // The first batches create the texts, which later ones copy.
    const count = Math.min(AT_ONCE, posts - next)
    const numbers = Array.from({ length: count }, (_, index) => next + index)
    written += await storeMissing(numbers, relations, sources)
    next += count
    onProgress?.(next)
  }
  return written
}

/** Stores the missing posts of a batch in one transaction. */
async function storeMissing(numbers: number[], relations: Relations, sources: string[]): Promise<number> {
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

/** Invalidates caches once for all posts, after vacuuming the tables. */
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
