import { previewAddress } from '#lib/admin/addresses.ts'
import { api, readJson } from '#lib/web/api.ts'

export const POST = api(async (viewer, request) => previewAddress(viewer, await readJson(request)))
