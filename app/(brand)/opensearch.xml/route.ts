import { writeOpenSearch } from '#lib/seo/opensearch'
import { getSettings } from '#lib/settings/reading'
import { fileAnswer } from '#lib/web/files'

export const dynamic = 'force-dynamic'

export async function GET() {
  return fileAnswer(writeOpenSearch(await getSettings()), 'application/opensearchdescription+xml')
}
