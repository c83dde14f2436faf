import { ArchivePage } from '#components/site/archive-page'
import { getArchive } from '#lib/posts/archive'
import { readSettings } from '#lib/web/reads'
import { indexMetadata } from '../index-metadata'
import { indexes } from '../indexes'

export const generateMetadata = () => indexMetadata(indexes.archive)

export default async function Archive() {
  const [years, settings] = await Promise.all([getArchive(), readSettings()])
  return <ArchivePage years={years} settings={settings} />
}
