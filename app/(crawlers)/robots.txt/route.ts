import { writeRobots } from '#lib/seo/robots'
import { fileAnswer } from '#lib/web/files'

export const dynamic = 'force-dynamic'

export function GET() {
  return fileAnswer(writeRobots(), 'text/plain')
}
