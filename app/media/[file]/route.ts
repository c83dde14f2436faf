import { Readable } from 'node:stream'
import { Unavailable } from '#lib/core/errors.ts'
import { openImageFile, type ServedImage } from '#lib/media/serving.ts'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ file: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { file } = await params
  try {
    const image = await openImageFile(file)
    return image ? answer(request, image) : refuse(404, { 'cache-control': 'public, max-age=10' })
  } catch (error) {
    if (error instanceof Unavailable) return refuse(503, { 'cache-control': 'no-store', 'retry-after': '30' })
    throw error
  }
}

export const HEAD = GET

function answer(request: Request, { mime, size, tag, stream }: ServedImage): Response {
  const headers = {
    'content-type': mime,
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    etag: tag,
  }
  if (isFresh(request, tag)) return new Response(null, { status: 304, headers })
  const body = request.method === 'HEAD' ? null : toWeb(stream())
  return new Response(body, { headers: { ...headers, 'content-length': String(size) } })
}

function isFresh(request: Request, tag: string): boolean {
  const known = request.headers.get('if-none-match') ?? ''
  return known === '*' || known.split(',').some((each) => each.trim().replace(/^W\//, '') === tag)
}

function toWeb(stream: Readable): ReadableStream {
  // Node's and the DOM's ReadableStream types differ in details that do not matter here.
  return Readable.toWeb(stream) as ReadableStream
}

function refuse(status: number, headers: Record<string, string>): Response {
  return new Response(null, { status, headers: { ...headers, 'x-content-type-options': 'nosniff' } })
}
