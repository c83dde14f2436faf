import { findEntries } from '#lib/admin/palette.ts'
import { api, readJson } from '#lib/web/api.ts'

export const POST = api(async (viewer, request) => findEntries(viewer, await readJson(request)))
