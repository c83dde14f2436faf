import { previewUnsaved } from '#lib/admin/previewing.ts'
import { api, readJson } from '#lib/web/api.ts'

export const POST = api(async (viewer, request) => previewUnsaved(viewer, await readJson(request)))
