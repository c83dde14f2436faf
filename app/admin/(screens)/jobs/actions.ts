'use server'

import { refresh } from 'next/cache'
import type { Result } from '#lib/admin/views.ts'
import { retryJob } from '#lib/background/retrying.ts'
import { action } from '#lib/web/action.ts'

export async function retryJobAction(id: string): Promise<Result<void>> {
  const result = await action(retryJob)({ id })
  if (result.ok) refresh()
  return result
}
