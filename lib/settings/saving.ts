import { recordAudit } from '#lib/audit/recording'
import { keys } from '#lib/changes/keys'
import { recordChange } from '#lib/changes/recording'
import { transaction } from '#lib/db/transaction'
import { Forbidden } from '#lib/errors'
import { parseInput } from '#lib/input'
import { holds } from '#lib/people/policy'
import type { Viewer } from '#lib/people/viewer'
import { type SettingsInput, settingsInput } from '#lib/settings/input'

/** Changes some of the settings; what is not named stays. Administrators and above. Throws Invalid and Forbidden. */
export async function saveSettings(viewer: Viewer, input: SettingsInput): Promise<void> {
  if (!holds(viewer, 'administrator')) throw new Forbidden('Only administrators change settings. Ask one.')
  const entries = Object.entries(parseInput(settingsInput, input))
  await transaction(async (tx) => {
    for (const [key, value] of entries) {
      const data = { value, updatedAt: new Date() }
      await tx.setting.upsert({
        where: { key },
        create: { key, ...data },
        update: data,
        select: { key: true },
      })
    }
    const changed = entries.map(([key]) => key)
    await recordAudit(tx, viewer, {
      action: 'setting.save',
      subjectType: 'setting',
      subjectId: 'publication',
      detail: { changed },
    })
    await recordChange(tx, { stale: [keys.settings] })
  })
}
