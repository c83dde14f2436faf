import { iconResponse } from '#lib/web/icons.ts'

export const dynamic = 'force-dynamic'

export function GET() {
  return iconResponse(192)
}
