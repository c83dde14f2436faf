import { recordAudit } from '#lib/audit/recording.ts'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden, Invalid } from '#lib/core/errors.ts'
import { parseInput } from '#lib/core/input.ts'
import type { Tx } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { invalidate } from '#lib/invalidation/recording.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'
import { type SettingsInput, settingsInput } from '#lib/settings/input.ts'
import { mediaPath } from '#lib/urls/paths.ts'
import type { Prisma } from '#prisma/client.ts'

/**
 * Changes some settings; omitted ones keep their values. After a change of language a job
 * reindexes the search. Administrators and above. Throws Invalid and Forbidden.
 */
export async function saveSettings(viewer: Viewer, input: SettingsInput): Promise<void> {
  if (!holds(viewer, 'administrator')) throw new Forbidden('You need an administrator to change settings.')
  const { logo, ...plain } = parseInput(settingsInput, input)
  if (logo === undefined && Object.keys(plain).length === 0)
    throw new Invalid({ form: 'Name a setting to change.' })
  await transaction(async (tx) => {
    for (const [key, value] of Object.entries(plain)) await store(tx, key, value)
    if (logo) await store(tx, 'logo', await requireImage(tx, logo))
    if (logo === null) await tx.setting.deleteMany({ where: { key: 'logo' } })
    const changed = [...Object.keys(plain), ...(logo === undefined ? [] : ['logo'])]
    await recordAudit(tx, viewer, {
      action: 'setting.save',
      subjectType: 'setting',
      subjectId: 'publication',
      detail: { changed },
    })
    if (plain.language) await enqueue(tx, 'reindex', {})
    await invalidate(tx, { stale: [cacheTags.settings] })
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

/** Locks the image's row, so that it cannot be deleted before this transaction ends. */
async function requireImage(tx: Tx, id: string) {
  const [found] = await tx.$queryRaw<{ hash: string; mime: string; width: number; height: number }[]>`
    SELECT hash, mime, width, height FROM media WHERE id = ${id} FOR SHARE`
  if (!found) throw new Invalid({ logo: 'This image does not exist. Choose another.' })
  const { hash, mime, width, height } = found
  return { id, src: mediaPath(hash, mime), width, height }
}
