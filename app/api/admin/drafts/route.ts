import { getDraftStatus } from '#lib/admin/drafts.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import type { SaveInput } from '#lib/posts/input.ts'
import { api, readJson } from '#lib/web/api.ts'

/** The state of a draft, without its text. */
export const GET = api((viewer, request) =>
  getDraftStatus(viewer, new URL(request.url).searchParams.get('post') ?? ''),
)

/**
 * Saves a draft. Not a server action: those run one after another, cannot be cancelled or outlive their page, and
 * change their addresses with each version of the program.
 */
export const PATCH = api(async (viewer, request) =>
  // The verb parses it.
  saveDraft(viewer, (await readJson(request)) as SaveInput),
)
