import type { Metadata } from 'next'
import { parsePageNumber } from '#lib/web/page-number.ts'
import { describeTagged, Tagged } from '../../tagged'

type Props = PageProps<'/tags/[slug]/page/[page]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, page } = await params
  return describeTagged(slug, parsePageNumber(page))
}

export default async function TagPage({ params }: Props) {
  const { slug, page } = await params
  return <Tagged slug={slug} page={parsePageNumber(page)} />
}
