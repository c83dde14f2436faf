import { db } from '#lib/db/client.ts'
import { type CardJson, readCard } from '#lib/published/card-rows.ts'
import { type NearJson, nearRow, readNear, recentRows } from '#lib/published/neighbours.ts'
import { readPlace, type SeriesJson, seriesRow } from '#lib/published/series-place.ts'
import type { ArticleView } from '#lib/published/views.ts'
import { Prisma } from '#prisma/client.ts'

/** What stands around an article, as a query gives it. */
export type SurroundingsJson = { series: SeriesJson | null; near: NearJson; recent: CardJson[] }

type Surroundings = Pick<ArticleView, 'series' | 'previous' | 'next' | 'recent'>

/** Three columns: what stands around the article with this identifier in this series. */
export function surroundingsOf(id: Prisma.Sql, seriesId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${seriesRow(seriesId)} AS series, ${nearRow(id)} AS near, ${recentRows(id)} AS recent`
}

export function readSurroundings({ series, near, recent }: SurroundingsJson, id: string): Surroundings {
  return { series: readPlace(series, id), ...readNear(near), recent: recent.map(readCard) }
}

/** What stands around a post, were it in this series. */
export async function getSurroundings(id: string, seriesId: string | null): Promise<Surroundings> {
  const [row] = await db().$queryRaw<SurroundingsJson[]>`
    SELECT ${surroundingsOf(Prisma.sql`${id}`, Prisma.sql`${seriesId}`)}`
  return readSurroundings(row ?? { series: null, near: [], recent: [] }, id)
}
