import { drawIcon } from '#lib/brand/icon.ts'
import { getSettings } from '#lib/settings/reading.ts'

export const dynamic = 'force-dynamic'

export async function GET() {
  const { accent } = await getSettings()
  return new Response(drawIcon(accent.light), { headers: { 'Content-Type': 'image/svg+xml' } })
}
