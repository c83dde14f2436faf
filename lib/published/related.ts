import { db } from '#lib/db/client.ts'
import { type CardJson, readCard } from '#lib/published/card-rows.ts'
import { type NeighbourJson, neighbourRow, readNeighbours, recentRows } from '#lib/published/neighbours.ts'
import { readSeriesPlace, type SeriesJson, seriesRow } from '#lib/published/series-place.ts'
import type { ArticleView } from '#lib/published/views.ts'
import { Prisma } from '#prisma/client.ts'

/** Series, neighbours and recent articles, as the query returns them. */
export type RelatedJson = { series: SeriesJson | null; near: NeighbourJson; recent: CardJson[] }

type Related = Pick<ArticleView, 'series' | 'previous' | 'next' | 'recent'>

/** Three SQL columns: what is related to the article with this identifier in this series. */
export function relatedOf(id: Prisma.Sql, seriesId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${seriesRow(seriesId)} AS series, ${neighbourRow(id)} AS near, ${recentRows(id)} AS recent`
}

export function readRelated({ series, near, recent }: RelatedJson, id: string): Related {
  return { series: readSeriesPlace(series, id), ...readNeighbours(near), recent: recent.map(readCard) }
}

/** What would be related to a post if it were in this series. */
export async function getRelated(id: string, seriesId: string | null): Promise<Related> {
  const [row] = await db().$queryRaw<RelatedJson[]>`
    SELECT ${relatedOf(Prisma.sql`${id}`, Prisma.sql`${seriesId}`)}`
  return readRelated(row ?? { series: null, near: [], recent: [] }, id)
}
