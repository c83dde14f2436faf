'use server'

import { refresh } from 'next/cache'
import type { Result } from '#lib/admin/views.ts'
import { deleteImage } from '#lib/media/library.ts'
import { type AltTextInput, setAltText } from '#lib/posts/alt-text.ts'
import { action } from '#lib/web/action.ts'
import { asText } from '#lib/web/form.ts'

export async function describeImageAction(input: AltTextInput): Promise<Result<void>> {
  const result = await action(setAltText)(input)
  if (result.ok) refresh()
  return result
}

export async function deleteImageAction(id: string): Promise<Result<void>> {
  const result = await action(deleteImage)(asText(id))
  if (result.ok) refresh()
  return result
}
