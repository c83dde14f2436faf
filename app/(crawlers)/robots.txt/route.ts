import { writeRobots } from '#lib/seo/robots.ts'
import { fileAnswer } from '#lib/web/files.ts'

export const dynamic = 'force-dynamic'

export function GET() {
  return fileAnswer(writeRobots(), 'text/plain')
}
