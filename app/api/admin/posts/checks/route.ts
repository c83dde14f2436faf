import { checkText } from '#lib/admin/checks/live.ts'
import { api, readJson } from '#lib/web/api.ts'

export const POST = api(async (viewer, request) => checkText(viewer, await readJson(request)))
