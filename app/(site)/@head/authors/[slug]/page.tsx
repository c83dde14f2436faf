import { StructuredData } from '#components/site/structured-data'
import { bylinePath } from '#lib/addresses/paths'
import { breadcrumbData, profileData } from '#lib/seo/structured-data'
import { readByline, readSettings } from '#lib/web/reads'
import { indexes, trailTo } from '../../../indexes'

export default async function AuthorHead({ params }: PageProps<'/authors/[slug]'>) {
  const { slug } = await params
  const [byline, settings] = await Promise.all([readByline(slug), readSettings()])
  if (!byline) return null
  const trail = [...trailTo(settings, indexes.authors), { label: byline.name, href: bylinePath(slug) }]
  return <StructuredData items={[profileData(settings, byline), breadcrumbData(trail)]} />
}
