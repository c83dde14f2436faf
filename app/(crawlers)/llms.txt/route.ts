import { readContents } from '#lib/markdown/contents'
import { writeLlms } from '#lib/seo/llms'
import { getSettings } from '#lib/settings/reading'
import { fileAnswer } from '#lib/web/files'

export const dynamic = 'force-dynamic'

export async function GET() {
  const [settings, contents] = await Promise.all([getSettings(), readContents()])
  return fileAnswer(writeLlms(settings, contents), 'text/plain')
}
