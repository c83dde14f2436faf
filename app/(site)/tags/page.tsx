import { TagsPage } from '#components/site/tags-page'
import { listTags } from '#lib/tags/reading'
import { readSettings } from '#lib/web/reads'
import { IndexData } from '../index-data'
import { indexMetadata } from '../index-metadata'
import { indexes } from '../indexes'

export const generateMetadata = () => indexMetadata(indexes.tags)

export default async function Tags() {
  const [tags, settings] = await Promise.all([listTags(), readSettings()])
  return (
    <>
      <IndexData index={indexes.tags} settings={settings} />
      <TagsPage tags={tags} settings={settings} />
    </>
  )
}
