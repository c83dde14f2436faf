import { getSiteFeed } from '#lib/feeds/reading.ts'
import { feedResponse } from '#lib/web/files.ts'

export const dynamic = 'force-dynamic'

export async function GET() {
  return feedResponse(await getSiteFeed(), 'atom')
}
