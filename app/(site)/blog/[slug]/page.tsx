import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticlePage } from '#components/site/article/article-page.tsx'
import { StructuredData } from '#components/site/article/structured-data.tsx'
import { articleBreadcrumbs, articleData, breadcrumbData } from '#lib/seo/structured-data.ts'
import { absolute } from '#lib/urls/origin.ts'
import { articleMetadata } from '#lib/web/metadata.ts'
import { readArticle, readSettings } from '#lib/web/reads.ts'

type Props = PageProps<'/blog/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [article, settings] = await read(params)
  return article ? articleMetadata(settings, article) : {}
}

export default async function Article({ params }: Props) {
  const [article, settings] = await read(params)
  if (!article) notFound()
  return (
    <>
      <StructuredData
        items={[articleData(settings, article), breadcrumbData(articleBreadcrumbs(settings, article))]}
      />
      <ArticlePage article={article} settings={settings} address={absolute(article.href)} />
    </>
  )
}

async function read(params: Props['params']) {
  const { slug } = await params
  return Promise.all([readArticle(slug), readSettings()])
}
