'use server'

import { refresh } from 'next/cache'
import type { Result } from '#lib/admin/views.ts'
import { type MergeInput, mergeTags, saveTag, type TagInput } from '#lib/tags/editing.ts'
import { action } from '#lib/web/action.ts'

export async function saveTagAction(input: TagInput): Promise<Result<void>> {
  const result = await action(saveTag)(input)
  if (result.ok) refresh()
  return result
}

export async function mergeTagsAction(input: MergeInput): Promise<Result<void>> {
  const result = await action(mergeTags)(input)
  if (result.ok) refresh()
  return result
}
