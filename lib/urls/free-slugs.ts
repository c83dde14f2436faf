import type { Tx } from '#lib/db/client.ts'
import { firstFree } from '#lib/urls/slugs.ts'
import { Prisma } from '#prisma/client.ts'

const TABLES = { tag: Prisma.sql`tags`, byline: Prisma.sql`bylines`, series: Prisma.sql`series` }

/** The slug, or the first free one of `slug-2`, `slug-3` … among its kind. Hold the lock `names`. */
export async function freeSlugAmong(tx: Tx, kind: keyof typeof TABLES, slug: string): Promise<string> {
  const rows = await tx.$queryRaw<{ slug: string }[]>`
    SELECT slug FROM ${TABLES[kind]} WHERE slug LIKE ${familyOf(slug)}`
  const taken = new Set(rows.map((row) => row.slug))
  return firstFree(slug, (candidate) => !taken.has(candidate))
}

/** A LIKE pattern. A number shortens a long slug, so its family has a shorter prefix. */
export function familyOf(slug: string): string {
  return `${slug.slice(0, 100)}%`
}
