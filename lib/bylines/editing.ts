import type { z } from 'zod'
import { recordAudit } from '#lib/audit/recording.ts'
import { holds, mayManage } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { createOwnByline } from '#lib/bylines/creating.ts'
import { bylineInput } from '#lib/bylines/input.ts'
import { Forbidden, Invalid, NotFound } from '#lib/core/errors.ts'
import { parseInput } from '#lib/core/input.ts'
import { id, line } from '#lib/core/text.ts'
import type { Tx } from '#lib/db/client.ts'
import { lock } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { invalidate } from '#lib/invalidation/recording.ts'
import { moveList } from '#lib/redirects/moving.ts'
import { bylinePath } from '#lib/urls/paths.ts'
import { MAX_SLUG_LENGTH, slugify } from '#lib/urls/slugs.ts'
import type { Role } from '#prisma/enums.ts'

const shown = bylineInput.omit({ slug: true })

const slug = line(300)
  .transform((text) => slugify(text, MAX_SLUG_LENGTH))
  .refine((made) => made !== '', 'Use letters or digits.')

/** Without a slug the address stays. */
export const bylineSaveInput = shown.extend({ id, slug: slug.optional() }).strict()
export type BylineSaveInput = z.input<typeof bylineSaveInput>

export const ownBylineInput = shown.strict()
export type OwnBylineInput = z.input<typeof ownBylineInput>

/**
 * Changes what readers see of an author, and the address, which leaves a permanent redirect. Editors may for bylines
 * without a login and of users they manage; everyone for their own, except the address. Throws Invalid when another author has
 * the address, Forbidden and NotFound.
 */
export async function saveByline(viewer: Viewer, input: BylineSaveInput): Promise<void> {
  const { id, slug, ...fields } = parseInput(bylineSaveInput, input)
  await transaction(async (tx) => {
    await lock(tx, 'addresses')
    await lock(tx, 'names')
    const byline = await tx.byline.findUnique({
      where: { id },
      select: { name: true, slug: true, userId: true, user: { select: { role: true } } },
    })
    if (!byline || !mayEditByline(viewer, byline)) throw new NotFound('byline')
    if (slug !== undefined && slug !== byline.slug)
      await move(tx, viewer, { id, from: byline.slug, to: slug })
    await save(tx, viewer, { id, before: byline.name, fields })
  })
}

/** Changes the viewer's own byline, which is created if they have none. Throws Invalid. */
export async function saveOwnByline(viewer: Viewer, input: OwnBylineInput): Promise<void> {
  if (viewer.userId === null) throw new Forbidden('The publication itself has no byline.')
  const { userId } = viewer
  const fields = parseInput(ownBylineInput, input)
  await transaction(async (tx) => {
    await lock(tx, 'names')
    const find = () => tx.byline.findUnique({ where: { userId }, select: { id: true, name: true } })
    if (!(await find())) await createOwnByline(tx, { id: userId, name: fields.name })
    const own = await find()
    if (own) await save(tx, viewer, { id: own.id, before: own.name, fields })
  })
}

/** Whether a viewer may change a byline. `user`: whom it belongs to. */
export function mayEditByline(
  viewer: Viewer,
  { userId, user }: { userId: string | null; user: { role: Role } | null },
): boolean {
  if (userId !== null && userId === viewer.userId) return true
  return holds(viewer, 'editor') && (user === null || mayManage(viewer, user.role))
}

type Move = { id: string; from: string; to: string }

async function move(tx: Tx, viewer: Viewer, { id, from, to }: Move): Promise<void> {
  if (!holds(viewer, 'editor')) throw new Forbidden('You need an editor to change the address of an author.')
  if (await tx.byline.count({ where: { slug: to } }))
    throw new Invalid({ slug: 'Another author has this address. Choose a new one.' })
  await tx.byline.update({ where: { id }, data: { slug: to }, select: { id: true } })
  await moveList(tx, viewer, { from: bylinePath(from), to: bylinePath(to) })
  const detail = { from: bylinePath(from), to: bylinePath(to) }
  await recordAudit(tx, viewer, { action: 'byline.move', subjectType: 'byline', subjectId: id, detail })
  await invalidate(tx, { refresh: [cacheTags.path(bylinePath(from))] })
}

type Change = { id: string; before: string; fields: z.output<typeof ownBylineInput> }

async function save(tx: Tx, viewer: Viewer, { id, before, fields }: Change): Promise<void> {
  const { avatarId } = fields
  if (avatarId && !(await tx.media.count({ where: { id: avatarId } })))
    throw new Invalid({ avatarId: 'This image does not exist. Choose another.' })
  await tx.byline.update({ where: { id }, data: fields, select: { id: true } })
  const detail = { from: before, to: fields.name }
  await recordAudit(tx, viewer, { action: 'byline.save', subjectType: 'byline', subjectId: id, detail })
  // The name is on cards, in feeds and in structured data everywhere.
  await invalidate(tx, {
    refresh: [cacheTags.byline(id), cacheTags.label(id), cacheTags.lists],
    stale: [cacheTags.settings],
  })
}
