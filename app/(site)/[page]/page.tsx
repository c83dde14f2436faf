import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StandingPage } from '#components/site/article/standing-page.tsx'
import { StructuredData } from '#components/site/article/structured-data.tsx'
import { pageData } from '#lib/seo/structured-data.ts'
import { pageMetadata } from '#lib/web/metadata.ts'
import { readPage, readSettings } from '#lib/web/reads.ts'

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
