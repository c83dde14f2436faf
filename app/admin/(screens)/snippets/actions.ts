'use server'

import { refresh } from 'next/cache'
import type { Result } from '#lib/admin/views.ts'
import type { SnippetChange } from '#lib/snippets/input.ts'
import { deleteSnippet, saveSnippet } from '#lib/snippets/saving.ts'
import { action } from '#lib/web/action.ts'
import { asText } from '#lib/web/form.ts'

export async function saveSnippetAction(input: SnippetChange): Promise<Result<void>> {
  const result = await action(saveSnippet)(input)
  if (result.ok) refresh()
  return result
}

export async function deleteSnippetAction(id: string): Promise<Result<void>> {
  const result = await action(deleteSnippet)(asText(id))
  if (result.ok) refresh()
  return result
}
