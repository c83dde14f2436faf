import { StructuredData } from '#components/site/article/structured-data.tsx'
import { breadcrumbData, collectionData } from '#lib/seo/structured-data.ts'
import type { Settings } from '#lib/settings/views.ts'
import { type Index, trailTo } from './indexes'

/** What an index says of itself to search engines. */
export function IndexData({ index, settings }: { index: Index; settings: Settings }) {
  return (
    <StructuredData items={[collectionData(settings, index), breadcrumbData(trailTo(settings, index))]} />
  )
}
