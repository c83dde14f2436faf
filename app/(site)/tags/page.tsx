import { TagsPage } from '#components/site/lists/tags-page.tsx'
import { listTags } from '#lib/published/tags.ts'
import { readSettings } from '#lib/web/reads.ts'
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
