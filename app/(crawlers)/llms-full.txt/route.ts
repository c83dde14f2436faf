import { listMarkdown } from '#lib/published/markdown.ts'
import { fileResponse } from '#lib/web/files.ts'

export const dynamic = 'force-dynamic'

// About one context window. Older articles have their own Markdown URLs.
const BOUNDS = { most: 100, characters: 1_500_000 }

export async function GET() {
  return fileResponse((await listMarkdown(BOUNDS)).join('\n'), 'text/plain')
}
