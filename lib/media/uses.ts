import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import type { Tx } from '#lib/db/client.ts'
import type { MediaUses } from '#lib/media/views.ts'
import { Prisma } from '#prisma/client.ts'

const NAMED = 5

type ResponsiveImage = { id: string; hash: string }

/**
 * Uses of each image: as a cover or in the body of drafts and revisions, in snippets and templates, as an avatar, and
 * as the site's logo. Counts all uses and names the first posts that the viewer may open.
 */
export async function findUses(
  tx: Tx,
  viewer: Viewer,
  images: ResponsiveImage[],
): Promise<Map<string, MediaUses>> {
  if (images.length === 0) return new Map()
  const wanted = Prisma.join(images.map(({ id, hash }) => Prisma.sql`(${id}::char(24), ${hash}::text)`))
  const isOpen = holds(viewer, 'editor') ? Prisma.sql`true` : Prisma.sql`posts.owner_id = ${viewer.userId}`
  const rows = await tx.$queryRaw<({ id: string } & MediaUses)[]>`
    SELECT wanted.id,
      (shown.count + (SELECT count(*) FROM bylines WHERE avatar_id = wanted.id)
        + (SELECT count(*) FROM snippets WHERE pictures_in(body) @> ARRAY[wanted.hash])
        + (SELECT count(*) FROM settings WHERE key = 'logo' AND value ->> 'id' = wanted.id))::int AS count,
      shown.posts
    FROM (VALUES ${wanted}) wanted (id, hash)
    CROSS JOIN LATERAL (
      SELECT count(*) AS count, coalesce(
        (json_agg(json_build_object('postId', posts.id, 'title', drafts.title) ORDER BY drafts.updated_at DESC)
          FILTER (WHERE ${isOpen})), '[]') AS posts
      FROM (
        SELECT post_id FROM drafts WHERE cover_id = wanted.id
        UNION SELECT post_id FROM drafts WHERE pictures_in(body) @> ARRAY[wanted.hash]
        UNION SELECT post_id FROM revisions WHERE cover_id = wanted.id
        UNION SELECT post_id FROM revisions WHERE pictures_in(body) @> ARRAY[wanted.hash]
      ) places JOIN posts ON posts.id = post_id JOIN drafts USING (post_id)
    ) shown`
  return new Map(rows.map(({ id, count, posts }) => [id, { count, posts: posts.slice(0, NAMED) }]))
}
