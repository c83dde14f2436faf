import type { Metadata } from 'next'
import { parsePageNumber } from '#lib/web/page-number.ts'
import { describeWritten, Written } from '../../written'

type Props = PageProps<'/authors/[slug]/page/[page]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, page } = await params
  return describeWritten(slug, parsePageNumber(page))
}

export default async function AuthorPage({ params }: Props) {
  const { slug, page } = await params
  return <Written slug={slug} page={parsePageNumber(page)} />
}
