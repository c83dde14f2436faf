import { getMarkdown } from '#lib/published/markdown.ts'
import { fileResponse, notFoundResponse } from '#lib/web/files.ts'

export const dynamic = 'force-dynamic'

/** Public URL: /blog/<slug>.md. Next cannot route that suffix next to /blog/[slug]. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }) {
  const markdown = await getMarkdown((await params).slug)
  return markdown === null ? notFoundResponse() : fileResponse(markdown, 'text/markdown')
}
