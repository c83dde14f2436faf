import { paintIcon } from '#lib/brand/icon.ts'
import { getSettings } from '#lib/settings/reading.ts'

/** The site's icon as a PNG. */
export async function iconResponse(size: number): Promise<Response> {
  const { accent } = await getSettings()
  const png = await paintIcon(accent.light, size)
  return new Response(new Uint8Array(png), { headers: { 'Content-Type': 'image/png' } })
}
