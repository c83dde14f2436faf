import { siteScript } from '#lib/assets/site-script.ts'

export const dynamic = 'force-dynamic'

export async function GET(_request: Request, { params }: RouteContext<'/assets/[file]'>) {
  const { file } = await params
  const script = siteScript()
  if (script.path !== `/assets/${file}`) return new Response(null, { status: 404 })
  return new Response(script.body, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } })
}
