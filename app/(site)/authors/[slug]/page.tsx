import type { Metadata } from 'next'
import { describeWritten, Written } from './written'

type Props = PageProps<'/authors/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  return describeWritten(slug, 1)
}

export default async function Author({ params }: Props) {
  const { slug } = await params
  return <Written slug={slug} page={1} />
}
