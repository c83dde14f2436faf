import { Unavailable } from '#lib/core/errors.ts'
import { getOgImage } from '#lib/og-images/reading.ts'
import { renderOgImage } from '#lib/og-images/render-pool.ts'
import { notFoundResponse } from '#lib/web/files.ts'

export const dynamic = 'force-dynamic'

const NAME = /^([0-9a-f]{24})-[0-9a-f]{12}\.png$/

export async function GET(_request: Request, { params }: RouteContext<'/cards/[file]'>) {
  const { file } = await params
  const postId = NAME.exec(file)?.[1]
  const card = postId ? await getOgImage(postId) : null
  if (!card) return notFoundResponse()
  // An outdated or unknown hash redirects to the current image.
  if (card.path !== `/cards/${file}`)
    return new Response(null, { status: 307, headers: { location: card.path } })
  return answer(() => renderOgImage(card.face))
}

async function answer(paint: () => Promise<Buffer>): Promise<Response> {
  try {
    return new Response(new Uint8Array(await paint()), { headers: { 'content-type': 'image/png' } })
  } catch (error) {
    if (error instanceof Unavailable) return new Response(null, { status: 503 })
    throw error
  }
}
