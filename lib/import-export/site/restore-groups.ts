import type { z } from 'zod'
import { recordAudit } from '#lib/audit/recording.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { isId, newId } from '#lib/core/id.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { lock } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { bylines, redirects, series, settings, tags } from '#lib/import-export/site/shapes.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { invalidate } from '#lib/invalidation/recording.ts'
import { saveSettings } from '#lib/settings/saving.ts'

export type Groups = {
  tags: z.output<typeof tags>
  series: z.output<typeof series>
  bylines: z.output<typeof bylines>
}

/** Creates missing tags, series and bylines with their slugs. Existing ones are left alone. */
export async function restoreGroups(viewer: Viewer, groups: Groups): Promise<void> {
  await transaction(async (tx) => {
    await lock(tx, 'names')
    await tx.tag.createMany({ data: await withoutKnownNames(tx, groups.tags), skipDuplicates: true })
    await tx.series.createMany({ data: groups.series, skipDuplicates: true })
    await tx.byline.createMany({ data: await withKnownPortraits(tx, groups.bylines), skipDuplicates: true })
    await note(tx, viewer, 'publication.import')
  })
}

/** Tag names are compared without case, and ON CONFLICT cannot name the expression index. */
async function withoutKnownNames(tx: Tx, rows: Groups['tags']): Promise<Groups['tags']> {
  const known = await tx.$queryRaw<{ name: string }[]>`
    SELECT lower(typed) AS name FROM unnest(${rows.map(({ name }) => name)}::text[]) typed
    JOIN tags ON lower(tags.name) = lower(typed)`
  const names = new Set(known.map(({ name }) => name))
  return rows.filter(({ name }) => !names.has(name.toLowerCase()))
}

/** An avatar that was not restored is left out. */
async function withKnownPortraits(tx: Tx, rows: Groups['bylines']): Promise<Groups['bylines']> {
  const ids = rows.flatMap(({ avatarId }) => avatarId ?? [])
  const known = await tx.media.findMany({ where: { id: { in: ids } }, select: { id: true } })
  const here = new Set<string | null>(known.map(({ id }) => id))
  return rows.map((row) => ({ ...row, avatarId: here.has(row.avatarId) ? row.avatarId : null }))
}

/** Creates missing redirects; a redirect to a post only when the post exists. */
export async function restoreRedirects(viewer: Viewer, rows: z.output<typeof redirects>): Promise<void> {
  const ids = rows.flatMap(({ postId }) => (postId && isId(postId) ? [postId] : []))
  await transaction(async (tx) => {
    await lock(tx, 'addresses')
    const posts = await tx.post.findMany({ where: { id: { in: ids } }, select: { id: true } })
    const here = new Set(posts.map(({ id }) => id))
    await tx.redirect.createMany({
      data: rows
        .filter(({ postId }) => postId === null || here.has(postId))
        .map((row) => ({ ...row, id: newId(), createdById: viewer.userId })),
      skipDuplicates: true,
    })
    await invalidate(tx, { refresh: rows.map(({ from }) => cacheTags.path(from)) })
  })
}

/** Restores the settings if none is stored yet; a logo that was not restored is left out. */
export async function restoreSettings(viewer: Viewer, rows: z.output<typeof settings>): Promise<void> {
  if ((await db().setting.count()) > 0 || Object.keys(rows).length === 0) return
  const { logo, ...plain } = rows
  const isHere = typeof logo === 'string' && (await db().media.count({ where: { id: logo } })) > 0
  await saveSettings(viewer, { ...plain, ...(isHere && { logo }) })
}

async function note(tx: Tx, viewer: Viewer, action: string): Promise<void> {
  await recordAudit(tx, viewer, { action, subjectType: 'setting', subjectId: 'publication' })
}
