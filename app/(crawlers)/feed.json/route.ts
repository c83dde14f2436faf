import { getSiteFeed } from '#lib/feeds/reading.ts'
import { feedAnswer } from '#lib/web/files.ts'

export const dynamic = 'force-dynamic'

export async function GET() {
  return feedAnswer(await getSiteFeed(), 'json')
}
