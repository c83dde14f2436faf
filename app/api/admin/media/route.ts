import { storePicture } from '#lib/media/storing.ts'
import { api } from '#lib/web/api.ts'

/** Takes one picture: its bytes as the body, which the front door limits, its name in the query. */
export const POST = api(async (viewer, request) => {
  const bytes = Buffer.from(await request.arrayBuffer())
  const name = new URL(request.url).searchParams.get('name') ?? 'picture'
  return storePicture(viewer, { name, bytes })
})
