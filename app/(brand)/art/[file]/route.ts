import { drawPlate } from '#lib/art/plate.ts'
import { getSettings } from '#lib/settings/reading.ts'

export const dynamic = 'force-dynamic'

const NAME = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.svg$/

export async function GET(_request: Request, { params }: RouteContext<'/art/[file]'>) {
  const { file } = await params
  const slug = NAME.exec(file)?.[1]
  if (!slug || slug.length > 200) return new Response(null, { status: 404 })
  const { accent } = await getSettings()
  return new Response(drawPlate(slug, accent.light), { headers: { 'Content-Type': 'image/svg+xml' } })
}
