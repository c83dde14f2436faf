'use server'

import { refresh } from 'next/cache'
import type { Result } from '#lib/admin/views.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { discardMail, dismissMail, retryMail } from '#lib/notices/managing.ts'
import { action } from '#lib/web/action.ts'
import { asText } from '#lib/web/form.ts'

export async function retryMailAction(id: string): Promise<Result<void>> {
  return refreshed(retryMail, asText(id))
}

export async function discardMailAction(id: string): Promise<Result<void>> {
  return refreshed(discardMail, asText(id))
}

export async function dismissMailAction(id: string): Promise<Result<void>> {
  return refreshed(dismissMail, asText(id))
}

async function refreshed(
  verb: (viewer: Viewer, id: string) => Promise<void>,
  id: string,
): Promise<Result<void>> {
  const result = await action(verb)(id)
  if (result.ok) refresh()
  return result
}
