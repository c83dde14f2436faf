import { StructuredData } from '#components/site/structured-data'
import { websiteData } from '#lib/seo/structured-data'
import { readSettings } from '#lib/web/reads'

export default async function HomeHead() {
  return <StructuredData items={[websiteData(await readSettings())]} />
}
