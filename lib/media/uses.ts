import type { Tx } from '#lib/db/client'
import { Prisma } from '#prisma/client'

type Picture = { id: string; hash: string }

/** In how many places each picture is shown: as cover or in the text of drafts and revisions, as an author's portrait. */
export async function countUses(tx: Tx, pictures: Picture[]): Promise<Map<string, number>> {
  if (pictures.length === 0) return new Map()
  const wanted = Prisma.join(pictures.map(({ id, hash }) => Prisma.sql`(${id}::text, ${hash}::text)`))
  const rows = await tx.$queryRaw<{ id: string; uses: number }[]>`
    SELECT wanted.id, (
      (SELECT count(*) FROM (
         SELECT post_id FROM drafts WHERE cover_id = wanted.id OR position(wanted.hash IN body) > 0
         UNION SELECT post_id FROM revisions WHERE cover_id = wanted.id OR position(wanted.hash IN body) > 0) shown)
      + (SELECT count(*) FROM bylines WHERE avatar_id = wanted.id))::int AS uses
    FROM (VALUES ${wanted}) wanted (id, hash)`
  return new Map(rows.map(({ id, uses }) => [id, uses]))
}
