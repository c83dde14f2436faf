import { StructuredData } from '#components/site/article/structured-data.tsx'
import { breadcrumbData, collectionData } from '#lib/seo/structured-data.ts'
import type { Settings } from '#lib/settings/views.ts'
import { type Index, trailTo } from './indexes'

/** The structured data of an index page. */
export function IndexData({ index, settings }: { index: Index; settings: Settings }) {
  return (
    <StructuredData items={[collectionData(settings, index), breadcrumbData(trailTo(settings, index))]} />
  )
}
