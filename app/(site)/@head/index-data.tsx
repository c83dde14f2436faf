import { StructuredData } from '#components/site/structured-data'
import { breadcrumbData, collectionData } from '#lib/seo/structured-data'
import { readSettings } from '#lib/web/reads'
import { type Index, trailTo } from '../indexes'

/** What an index says of itself to search engines. */
export async function IndexData({ index }: { index: Index }) {
  const settings = await readSettings()
  return (
    <StructuredData items={[collectionData(settings, index), breadcrumbData(trailTo(settings, index))]} />
  )
}
