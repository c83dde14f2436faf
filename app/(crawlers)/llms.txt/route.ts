import { readContents } from '#lib/published/contents.ts'
import { writeLlms } from '#lib/seo/llms.ts'
import { getSettings } from '#lib/settings/reading.ts'
import { fileResponse } from '#lib/web/files.ts'

export const dynamic = 'force-dynamic'

export async function GET() {
  const [settings, contents] = await Promise.all([getSettings(), readContents()])
  return fileResponse(writeLlms(settings, contents), 'text/plain')
}
