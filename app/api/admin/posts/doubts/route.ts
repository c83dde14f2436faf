import { noteUnsureText } from '#lib/admin/unsure-text.ts'
import { api, readJson } from '#lib/web/api.ts'

export const POST = api(async (viewer, request) => noteUnsureText(viewer, await readJson(request)))
