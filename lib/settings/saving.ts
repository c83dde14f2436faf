import { mediaPath } from '#lib/addresses/paths'
import { recordAudit } from '#lib/audit/recording'
import { keys } from '#lib/changes/keys'
import { recordChange } from '#lib/changes/recording'
import type { Tx } from '#lib/db/client'
import { transaction } from '#lib/db/transaction'
import { Forbidden, Invalid } from '#lib/errors'
import { parseInput } from '#lib/input'
import { holds } from '#lib/people/policy'
import type { Viewer } from '#lib/people/viewer'
import { type SettingsInput, settingsInput } from '#lib/settings/input'
import type { Prisma } from '#prisma/client'

/**
 * Changes some of the settings; what is not named stays. The search follows a change of language beside the running site:
 * see keepSearchComplete. Administrators and above. Throws Invalid and Forbidden.
 */
export async function saveSettings(viewer: Viewer, input: SettingsInput): Promise<void> {
  if (!holds(viewer, 'administrator')) throw new Forbidden('Only administrators change settings. Ask one.')
  const { logo, ...plain } = parseInput(settingsInput, input)
  if (logo === undefined && Object.keys(plain).length === 0)
    throw new Invalid({ form: 'Name a setting to change.' })
  await transaction(async (tx) => {
    for (const [key, value] of Object.entries(plain)) await store(tx, key, value)
    if (logo) await store(tx, 'logo', await requirePicture(tx, logo))
    if (logo === null) await tx.setting.deleteMany({ where: { key: 'logo' } })
    const changed = [...Object.keys(plain), ...(logo === undefined ? [] : ['logo'])]
    await recordAudit(tx, viewer, {
      action: 'setting.save',
      subjectType: 'setting',
      subjectId: 'publication',
      detail: { changed },
    })
    await recordChange(tx, { stale: [keys.settings] })
  })
}

async function store(tx: Tx, key: string, value: Prisma.InputJsonValue): Promise<void> {
  const data = { value, updatedAt: new Date() }
  await tx.setting.upsert({
    where: { key },
    create: { key, ...data },
    update: data,
    select: { key: true },
  })
}

/** The picture, which cannot be deleted until this transaction has ended. */
async function requirePicture(tx: Tx, id: string) {
  const [found] = await tx.$queryRaw<{ hash: string; mime: string; width: number; height: number }[]>`
    SELECT hash, mime, width, height FROM media WHERE id = ${id} FOR SHARE`
  if (!found) throw new Invalid({ logo: 'There is no such picture. Choose another.' })
  const { hash, mime, width, height } = found
  return { id, src: mediaPath(hash, mime), width, height }
}
