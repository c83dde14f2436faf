import { z } from 'zod'
import type { Viewer } from '#lib/auth/viewer.ts'
import { parseInput } from '#lib/core/input.ts'
import { id, line } from '#lib/core/text.ts'
import type { Tx } from '#lib/db/client.ts'
import { lock } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { invalidate } from '#lib/invalidation/recording.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'
import { recordMediaAudit, requireOwnMedia } from '#lib/media/library.ts'
import { MAX_ALT_LENGTH } from '#lib/media/limits.ts'
import { requireMayChangeImage } from '#lib/posts/image-permission.ts'

export const altTextInput = z
  .object({ id, alt: line(MAX_ALT_LENGTH).transform((text) => text.trim()) })
  .strict()

export type AltTextInput = z.input<typeof altTextInput>

/** A version that no renderer has. */
const OUT_OF_DATE = 0

/**
 * Sets the alt text of an image. A job re-renders the live texts that show it, however many there are. Throws NotFound,
 * Invalid, and Forbidden when the viewer may not publish those texts.
 */
export async function setAltText(viewer: Viewer, input: AltTextInput): Promise<void> {
  const { id, alt } = parseInput(altTextInput, input)
  await transaction(async (tx) => {
    await lock(tx, 'images')
    const { hash } = await requireOwnMedia(tx, viewer, id)
    await requireMayChangeImage(tx, viewer, { id, hash })
    await tx.media.update({ where: { id }, data: { alt }, select: { id: true } })
    if ((await markStale(tx, hash)) > 0) await enqueue(tx, 'rerender', {})
    await recordMediaAudit(tx, viewer, 'media.describe', id)
    // A cover or an avatar can appear on any page, and every page carries this cache tag.
    await invalidate(tx, { stale: [cacheTags.settings] })
  })
}

/** Marks the renderings of live texts that show an image as out of date. Returns how many there are. */
function markStale(tx: Tx, hash: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE renderings SET renderer_version = ${OUT_OF_DATE}
    FROM revisions JOIN posts ON posts.live_revision_id = revisions.id
    WHERE renderings.revision_id = revisions.id AND pictures_in(revisions.body) @> ARRAY[${hash}]`
}
