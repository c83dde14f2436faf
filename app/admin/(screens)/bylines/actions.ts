'use server'

import { refresh } from 'next/cache'
import type { Result } from '#lib/admin/views.ts'
import { createByline } from '#lib/bylines/creating.ts'
import { type BylineSaveInput, saveByline } from '#lib/bylines/editing.ts'
import { action } from '#lib/web/action.ts'

export async function saveBylineAction(input: BylineSaveInput): Promise<Result<void>> {
  const result = await action(saveByline)(input)
  if (result.ok) refresh()
  return result
}

export async function createBylineAction(input: { name: string }): Promise<Result<string>> {
  const result = await action(createByline)(input)
  if (result.ok) refresh()
  return result
}
