import { Invalid } from '#lib/errors'
import { MAX_PICTURE_BYTES } from '#lib/media/limits'
import { storePicture } from '#lib/media/storing'
import { api } from '#lib/web/api'
import { readBody } from '#lib/web/body'

/** Takes one picture: its bytes as the body, its name in the query. */
export const POST = api(async (viewer, request) => {
  const bytes = await readBody(request, MAX_PICTURE_BYTES)
  if (!bytes) throw new Invalid({ file: 'The picture has more than 20 MB. Save it smaller.' })
  const name = new URL(request.url).searchParams.get('name') ?? 'picture'
  return storePicture(viewer, { name, bytes })
})
