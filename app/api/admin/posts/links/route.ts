import { findLinkTargets } from '#lib/admin/link-targets.ts'
import { api, readJson } from '#lib/web/api.ts'

export const POST = api(async (viewer, request) => findLinkTargets(viewer, await readJson(request)))
