import { setFocalPoint } from '#lib/posts/focal-point.ts'
import { api, readJson } from '#lib/web/api.ts'

export const POST = api(async (viewer, request) => setFocalPoint(viewer, await readJson(request)))
