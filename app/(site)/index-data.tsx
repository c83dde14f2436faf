import { StructuredData } from '#components/site/structured-data'
import { breadcrumbData, collectionData } from '#lib/seo/structured-data'
import type { Settings } from '#lib/settings/views'
import { type Index, trailTo } from './indexes'

/** What an index says of itself to search engines. */
export function IndexData({ index, settings }: { index: Index; settings: Settings }) {
  return (
    <StructuredData items={[collectionData(settings, index), breadcrumbData(trailTo(settings, index))]} />
  )
}
