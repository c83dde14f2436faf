import { fillLinkCard } from '#lib/link-cards/filling.ts'
import { api, readJson } from '#lib/web/api.ts'

export const POST = api(async (viewer, request) => fillLinkCard(viewer, await readJson(request)))
