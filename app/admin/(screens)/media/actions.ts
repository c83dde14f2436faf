'use server'

import { refresh } from 'next/cache'
import type { Result } from '#lib/desk/views'
import { type Description, deletePicture, describePicture } from '#lib/media/library'
import { action } from '#lib/web/action'
import { asText } from '#lib/web/form'

export async function describePictureAction(input: Description): Promise<Result<void>> {
  const result = await action(describePicture)(input)
  if (result.ok) refresh()
  return result
}

export async function deletePictureAction(id: string): Promise<Result<void>> {
  const result = await action(deletePicture)(asText(id))
  if (result.ok) refresh()
  return result
}
