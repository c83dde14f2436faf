import { AuthorsPage } from '#components/site/lists/authors-page.tsx'
import { listBylines } from '#lib/published/bylines.ts'
import { readSettings } from '#lib/web/reads.ts'
import { IndexData } from '../index-data'
import { indexMetadata } from '../index-metadata'
import { indexes } from '../indexes'

export const generateMetadata = () => indexMetadata(indexes.authors)

export default async function Authors() {
  const [bylines, settings] = await Promise.all([listBylines(), readSettings()])
  return (
    <>
      <IndexData index={indexes.authors} settings={settings} />
      <AuthorsPage bylines={bylines} settings={settings} />
    </>
  )
}
