import { iconAnswer } from '#lib/web/icons.ts'

export const dynamic = 'force-dynamic'

export function GET() {
  return iconAnswer(512)
}
