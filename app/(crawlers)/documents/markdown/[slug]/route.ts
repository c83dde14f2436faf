import { getMarkdown } from '#lib/published/markdown.ts'
import { fileAnswer, missingAnswer } from '#lib/web/files.ts'

export const dynamic = 'force-dynamic'

/** Public URL: /blog/<slug>.md. Next cannot route that suffix next to /blog/[slug]. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }) {
  const markdown = await getMarkdown((await params).slug)
  return markdown === null ? missingAnswer() : fileAnswer(markdown, 'text/markdown')
}
