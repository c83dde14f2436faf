'use server'

import { refresh } from 'next/cache'
import type { Result } from '#lib/desk/views'
import type { SettingsInput } from '#lib/settings/input'
import { saveSettings } from '#lib/settings/saving'
import { action } from '#lib/web/action'

export async function saveSettingsAction(input: SettingsInput): Promise<Result<void>> {
  const result = await action(saveSettings)(input)
  if (result.ok) refresh()
  return result
}
