import { writeOpenSearch } from '#lib/seo/opensearch.ts'
import { getSettings } from '#lib/settings/reading.ts'
import { fileResponse } from '#lib/web/files.ts'

export const dynamic = 'force-dynamic'

export async function GET() {
  return fileResponse(writeOpenSearch(await getSettings()), 'application/opensearchdescription+xml')
}
