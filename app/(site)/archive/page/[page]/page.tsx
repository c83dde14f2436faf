import { parsePageNumber } from '#lib/web/page-number.ts'
import { indexMetadata } from '../../../index-metadata'
import { indexes } from '../../../indexes'
import { Years } from '../../years'

type Props = PageProps<'/archive/page/[page]'>

export async function generateMetadata({ params }: Props) {
  const { page } = await params
  return indexMetadata(indexes.archive, parsePageNumber(page))
}

export default async function ArchivePage({ params }: Props) {
  const { page } = await params
  return <Years page={parsePageNumber(page)} />
}
