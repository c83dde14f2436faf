import { StructuredData } from '#components/site/structured-data'
import { breadcrumbData, collectionData } from '#lib/seo/structured-data'
import { readSeries, readSettings } from '#lib/web/reads'
import { indexes, trailTo } from '../../../indexes'

export default async function SeriesHead({ params }: PageProps<'/series/[slug]'>) {
  const { slug } = await params
  const [series, settings] = await Promise.all([readSeries(slug), readSettings()])
  if (!series) return null
  const { title, description, href } = series
  const trail = [...trailTo(settings, indexes.articles), { label: title, href }]
  const collection = collectionData(settings, { title, description, path: href })
  return <StructuredData items={[collection, breadcrumbData(trail)]} />
}
