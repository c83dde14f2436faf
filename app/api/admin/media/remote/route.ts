import { storeRemoteImage } from '#lib/media/fetching.ts'
import { api, readJson } from '#lib/web/api.ts'

export const POST = api(async (viewer, request) => storeRemoteImage(viewer, await readJson(request)))
