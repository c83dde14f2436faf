import { getSiteFeed } from '#lib/feeds/reading'
import { feedAnswer } from '#lib/web/files'

export const dynamic = 'force-dynamic'

export async function GET() {
  return feedAnswer(await getSiteFeed(), 'atom')
}
