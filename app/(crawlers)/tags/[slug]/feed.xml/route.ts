import { getTagFeed } from '#lib/feeds/reading.ts'
import { feedAnswer } from '#lib/web/files.ts'

export const dynamic = 'force-dynamic'

export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  return feedAnswer(await getTagFeed(slug), 'rss')
}
