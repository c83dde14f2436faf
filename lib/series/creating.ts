import { recordAudit } from '#lib/audit/recording.ts'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { parseInput } from '#lib/core/input.ts'
import type { Tx } from '#lib/db/client.ts'
import { lock } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'
import { type SeriesInput, seriesInput } from '#lib/series/input.ts'
import { freeSlugAmong } from '#lib/urls/free-slugs.ts'
import { slugify } from '#lib/urls/slugs.ts'

/**
 * The identifier of the series with this title (case-insensitive); a missing one is created, by editors and above.
 * Throws Invalid and Forbidden.
 */
export async function findOrCreateSeries(viewer: Viewer, input: SeriesInput): Promise<string> {
  const fields = parseInput(seriesInput, input)
  return transaction(async (tx) => {
    await lock(tx, 'names')
    const [found] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM series WHERE lower(title) = lower(${fields.title}) ORDER BY created_at, id LIMIT 1`
    return found?.id ?? create(tx, viewer, fields)
  })
}

type Fields = ReturnType<typeof seriesInput.parse>

async function create(tx: Tx, viewer: Viewer, { slug, title, description }: Fields): Promise<string> {
  if (!holds(viewer, 'editor')) throw new Forbidden('You need an editor to create a series.')
  const id = newId()
  const free = await freeSlugAmong(tx, 'series', slug || slugify(title) || 'series')
  await tx.series.create({ data: { id, slug: free, title, description }, select: { id: true } })
  await recordAudit(tx, viewer, {
    action: 'series.create',
    subjectType: 'series',
    subjectId: id,
    detail: { title },
  })
  return id
}
