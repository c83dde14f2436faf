import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StandingPage } from '#components/site/standing-page'
import { StructuredData } from '#components/site/structured-data'
import { pageData } from '#lib/seo/structured-data'
import { pageMetadata } from '#lib/web/metadata'
import { readPage, readSettings } from '#lib/web/reads'

type Props = PageProps<'/[page]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [page, settings] = await read(params)
  return page ? pageMetadata(settings, page) : {}
}

export default async function Page({ params }: Props) {
  const [page, settings] = await read(params)
  if (!page) notFound()
  return (
    <>
      <StructuredData items={[pageData(settings, page)]} />
      <StandingPage page={page} settings={settings} />
    </>
  )
}

async function read(params: Props['params']) {
  const { page } = await params
  return Promise.all([readPage(page), readSettings()])
}
