import { parsePageNumber } from '#lib/web/page-number.ts'
import { indexMetadata } from '../../../index-metadata'
import { indexes } from '../../../indexes'
import { Articles } from '../../articles'

type Props = PageProps<'/blog/page/[page]'>

export async function generateMetadata({ params }: Props) {
  const { page } = await params
  return indexMetadata(indexes.articles, parsePageNumber(page))
}

export default async function BlogPage({ params }: Props) {
  const { page } = await params
  return <Articles page={parsePageNumber(page)} />
}
