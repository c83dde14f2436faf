import { writeRobots } from '#lib/seo/robots.ts'
import { fileResponse } from '#lib/web/files.ts'

export const dynamic = 'force-dynamic'

export function GET() {
  return fileResponse(writeRobots(), 'text/plain')
}
