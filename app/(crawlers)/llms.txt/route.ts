import { readContents } from '#lib/published/contents.ts'
import { writeLlms } from '#lib/seo/llms.ts'
import { getSettings } from '#lib/settings/reading.ts'
import { fileAnswer } from '#lib/web/files.ts'

export const dynamic = 'force-dynamic'

export async function GET() {
  const [settings, contents] = await Promise.all([getSettings(), readContents()])
  return fileAnswer(writeLlms(settings, contents), 'text/plain')
}
