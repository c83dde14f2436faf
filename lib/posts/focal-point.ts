import { z } from 'zod'
import type { Viewer } from '#lib/auth/viewer.ts'
import { parseInput } from '#lib/core/input.ts'
import { id } from '#lib/core/text.ts'
import { transaction } from '#lib/db/transaction.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { invalidate } from '#lib/invalidation/recording.ts'
import { recordMediaAudit, requireOwnMedia } from '#lib/media/library.ts'
import { requireMayChangeImage } from '#lib/posts/image-permission.ts'

const percent = z
  .int('Use a whole number.')
  .min(0, 'Use a number from 0 to 100.')
  .max(100, 'Use a number from 0 to 100.')

const input = z.object({ id, focusX: percent, focusY: percent }).strict()

/**
 * Sets where the important part of an image is, in percent from its left and top edges: crops keep it in view. Throws
 * NotFound, Invalid, and Forbidden when the viewer may not publish live posts that show the image.
 */
export async function setFocalPoint(viewer: Viewer, given: unknown): Promise<void> {
  const { id, focusX, focusY } = parseInput(input, given)
  await transaction(async (tx) => {
    const { hash } = await requireOwnMedia(tx, viewer, id)
    await requireMayChangeImage(tx, viewer, { id, hash })
    await tx.media.update({ where: { id }, data: { focusX, focusY }, select: { id: true } })
    await recordMediaAudit(tx, viewer, 'media.focus', id)
    // A cover or an avatar can appear on any page, and every page carries this cache tag.
    await invalidate(tx, { refresh: [], stale: [cacheTags.settings] })
  })
}
