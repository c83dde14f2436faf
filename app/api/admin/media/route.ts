import { storeImage } from '#lib/media/storing.ts'
import { api } from '#lib/web/api.ts'

/** Uploads one image: its bytes in the body, its name in the query. The request handler limits the size. */
export const POST = api(async (viewer, request) => {
  const bytes = Buffer.from(await request.arrayBuffer())
  const name = new URL(request.url).searchParams.get('name') ?? 'image'
  return storeImage(viewer, { name, bytes })
})
