import { StructuredData } from '#components/site/structured-data'
import { tagPath } from '#lib/addresses/paths'
import { breadcrumbData, collectionData } from '#lib/seo/structured-data'
import { readSettings, readTag } from '#lib/web/reads'
import { indexes, trailTo } from '../../../indexes'

export default async function TagHead({ params }: PageProps<'/tags/[slug]'>) {
  const { slug } = await params
  const [tag, settings] = await Promise.all([readTag(slug), readSettings()])
  if (!tag) return null
  const { name, description } = tag
  const trail = [...trailTo(settings, indexes.tags), { label: name, href: tagPath(slug) }]
  const collection = collectionData(settings, { title: name, description, path: tagPath(slug) })
  return <StructuredData items={[collection, breadcrumbData(trail)]} />
}
