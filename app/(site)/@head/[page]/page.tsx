import { StructuredData } from '#components/site/structured-data'
import { pageData } from '#lib/seo/structured-data'
import { readPage, readSettings } from '#lib/web/reads'

export default async function PageHead({ params }: PageProps<'/[page]'>) {
  const { page: slug } = await params
  const [page, settings] = await Promise.all([readPage(slug), readSettings()])
  return page && <StructuredData items={[pageData(settings, page)]} />
}
