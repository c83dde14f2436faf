import { db } from '#lib/db/client.ts'
import type { TagView } from '#lib/published/views.ts'
import { sortByName } from '#lib/settings/collating.ts'
import { Prisma } from '#prisma/client.ts'

/** A tag with live articles; null when there is none. */
export async function getTag(slug: string): Promise<TagView | null> {
  const [tag] = await readTags(Prisma.sql`tags.slug = ${slug}`)
  return tag ?? null
}

/** All tags with live articles, collated in the publication's language. */
export async function listTags(): Promise<TagView[]> {
  return sortByName(await readTags(Prisma.sql`true`))
}

/** The tags with most live articles. */
export async function listPopularTags(most: number): Promise<TagView[]> {
  return readTags(Prisma.sql`true`, Prisma.sql`ORDER BY articles DESC, tags.name LIMIT ${most}`)
}

function readTags(condition: Prisma.Sql, slice = Prisma.sql`LIMIT 5000`): Promise<TagView[]> {
  return db().$queryRaw<TagView[]>`
    SELECT tags.slug, tags.name, tags.description, listed.articles
    FROM tags
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS articles FROM post_tags WHERE tag_id = tags.id AND listed_at <= now()
    ) listed
    WHERE ${condition} AND listed.articles > 0
    ${slice}`
}
