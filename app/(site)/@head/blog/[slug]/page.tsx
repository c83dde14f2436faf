import { StructuredData } from '#components/site/structured-data'
import { articleData, articleTrail, breadcrumbData } from '#lib/seo/structured-data'
import { readArticle, readSettings } from '#lib/web/reads'

export default async function ArticleHead({ params }: PageProps<'/blog/[slug]'>) {
  const { slug } = await params
  const [article, settings] = await Promise.all([readArticle(slug), readSettings()])
  if (!article) return null
  return (
    <StructuredData
      items={[articleData(settings, article), breadcrumbData(articleTrail(settings, article))]}
    />
  )
}
