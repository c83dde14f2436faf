import { planPublication } from '#lib/admin/checks/planning.ts'
import { api, readJson } from '#lib/web/api.ts'

export const POST = api(async (viewer, request) => planPublication(viewer, await readJson(request)))
