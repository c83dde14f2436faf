import { writeManifest } from '#lib/brand/manifest.ts'
import { getSettings } from '#lib/settings/reading.ts'

export const dynamic = 'force-dynamic'

export async function GET() {
  return new Response(writeManifest(await getSettings()), {
    headers: { 'Content-Type': 'application/manifest+json' },
  })
}
