import type { Metadata } from 'next'
import { describeTagged, Tagged } from './tagged'

type Props = PageProps<'/tags/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  return describeTagged(slug, 1)
}

export default async function Tag({ params }: Props) {
  const { slug } = await params
  return <Tagged slug={slug} page={1} />
}
