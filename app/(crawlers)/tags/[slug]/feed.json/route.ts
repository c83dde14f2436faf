import { getTagFeed } from '#lib/feeds/reading.ts'
import { feedResponse } from '#lib/web/files.ts'

export const dynamic = 'force-dynamic'

export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  return feedResponse(await getTagFeed(slug), 'json')
}
