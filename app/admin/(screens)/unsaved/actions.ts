'use server'

import { getDraft } from '#lib/admin/drafts.ts'
import type { DraftView, Result } from '#lib/admin/views.ts'
import { action } from '#lib/web/action.ts'
import { asText } from '#lib/web/form.ts'

/** What the server has of a post, to compare it with what the device has. */
export async function storedDraftAction(postId: string): Promise<Result<DraftView>> {
  return action(getDraft)(asText(postId))
}
