import { paintIcon, wrapIco } from '#lib/brand/icon.ts'
import { getSettings } from '#lib/settings/reading.ts'

export const dynamic = 'force-dynamic'

const SIZE = 32

export async function GET() {
  const { accent } = await getSettings()
  const ico = wrapIco(await paintIcon(accent.light, SIZE), SIZE)
  return new Response(new Uint8Array(ico), { headers: { 'Content-Type': 'image/x-icon' } })
}
