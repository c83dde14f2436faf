import { iconAnswer } from '#lib/web/icons'

export const dynamic = 'force-dynamic'

export function GET() {
  return iconAnswer(192)
}
