import { z } from 'zod'
import type { Viewer } from '#lib/auth/viewer.ts'
import { parseInput } from '#lib/core/input.ts'
import { id, line } from '#lib/core/text.ts'
import { lock } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { invalidate } from '#lib/invalidation/recording.ts'
import { recordMediaAudit, requireOwnMedia } from '#lib/media/library.ts'
import { MAX_ALT_LENGTH } from '#lib/media/limits.ts'
import { rerenderWithAltText, storeRerendered } from '#lib/posts/alt-text-rerendering.ts'
import { requireMayChangeImage } from '#lib/posts/image-permission.ts'

export const altTextInput = z
  .object({ id, alt: line(MAX_ALT_LENGTH).transform((text) => text.trim()) })
  .strict()

export type AltTextInput = z.input<typeof altTextInput>

/**
 * Sets the alt text of an image. Articles that show it without alt text of their own are re-rendered in the same
 * transaction. Throws NotFound, Invalid, Forbidden when the viewer may not publish those articles, Conflict when
 * there are too many of them, and what renderArticle throws.
 */
export async function setAltText(viewer: Viewer, input: AltTextInput): Promise<void> {
  const { id, alt } = parseInput(altTextInput, input)
  const { hash } = await transaction((tx) => requireOwnMedia(tx, viewer, id))
  const texts = await rerenderWithAltText({ hash, alt })
  const isDone = await transaction(async (tx) => {
    await lock(tx, 'images')
    await requireOwnMedia(tx, viewer, id)
    await requireMayChangeImage(tx, viewer, { id, hash })
    if (!(await storeRerendered(tx, hash, texts))) return false
    await tx.media.update({ where: { id }, data: { alt }, select: { id: true } })
    await recordMediaAudit(tx, viewer, 'media.describe', id)
    // A cover or an avatar can appear on any page, and every page carries this cache tag.
    await invalidate(tx, {
      refresh: texts.map(({ postId }) => cacheTags.post(postId)),
      stale: [cacheTags.settings],
    })
    return true
  })
  if (!isDone) await setAltText(viewer, input)
}
