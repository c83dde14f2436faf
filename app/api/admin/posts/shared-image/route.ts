import { previewSharedImage } from '#lib/admin/previewing.ts'
import { api, readJson } from '#lib/web/api.ts'

export const POST = api(async (viewer, request) => previewSharedImage(viewer, await readJson(request)))
