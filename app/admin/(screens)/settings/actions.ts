'use server'

import { refresh } from 'next/cache'
import type { Result } from '#lib/admin/views.ts'
import type { SettingsInput } from '#lib/settings/input.ts'
import { saveSettings } from '#lib/settings/saving.ts'
import { action } from '#lib/web/action.ts'

export async function saveSettingsAction(input: SettingsInput): Promise<Result<void>> {
  const result = await action(saveSettings)(input)
  if (result.ok) refresh()
  return result
}
