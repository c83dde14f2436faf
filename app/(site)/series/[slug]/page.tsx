import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StructuredData } from '#components/site/article/structured-data.tsx'
import { SeriesPage } from '#components/site/lists/series-page.tsx'
import { breadcrumbData, collectionData } from '#lib/seo/structured-data.ts'
import { listMetadata } from '#lib/web/metadata.ts'
import { readSeries, readSettings } from '#lib/web/reads.ts'
import { indexes, trailTo } from '../../indexes'

type Props = PageProps<'/series/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [series, settings] = await read(params)
  return series ? listMetadata(settings, { ...series, path: series.href, page: 1 }) : {}
}

export default async function Series({ params }: Props) {
  const [series, settings] = await read(params)
  if (!series) notFound()
  const { title, description, href } = series
  const trail = [...trailTo(settings, indexes.articles), { label: title, href }]
  const collection = collectionData(settings, { title, description, path: href })
  return (
    <>
      <StructuredData items={[collection, breadcrumbData(trail)]} />
      <SeriesPage series={series} settings={settings} />
    </>
  )
}

async function read(params: Props['params']) {
  const { slug } = await params
  return Promise.all([readSeries(slug), readSettings()])
}
