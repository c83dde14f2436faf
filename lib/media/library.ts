import { z } from 'zod'
import { mediaPath } from '#lib/addresses/paths'
import { recordAudit } from '#lib/audit/recording'
import { keys } from '#lib/changes/keys'
import { recordChange } from '#lib/changes/recording'
import { db, type Tx } from '#lib/db/client'
import { isId } from '#lib/db/id'
import { isBackupRunning, lock } from '#lib/db/locks'
import { transaction } from '#lib/db/transaction'
import { Conflict, NotFound } from '#lib/errors'
import { parseInput } from '#lib/input'
import { mediaKey } from '#lib/media/files'
import { extensionOfMime } from '#lib/media/formats'
import { MAX_ALT_LENGTH } from '#lib/media/limits'
import { findUses } from '#lib/media/uses'
import type { LibraryItem } from '#lib/media/views'
import { requireWordsToPublish } from '#lib/media/words'
import { holds } from '#lib/people/policy'
import type { Viewer } from '#lib/people/viewer'
import { rerenderWith, storeRerendered } from '#lib/posts/redescribing'
import type { Listing } from '#lib/posts/views'
import { removeStoredFile } from '#lib/storage/files'
import { id, line } from '#lib/text'
import type { Prisma } from '#prisma/client'

const PER_PAGE = 48

/** Pictures a viewer may use, newest first: everybody's for editors, one's own for others. */
export async function listMedia(
  viewer: Viewer,
  { search, page }: { search: string; page: number },
): Promise<Listing<LibraryItem>> {
  const words = search.trim()
  const matching = words && { OR: ['name', 'alt'].map((column) => ({ [column]: containing(words) })) }
  const where: Prisma.MediaWhereInput = { ...visibleTo(viewer), ...matching }
  const [total, rows] = await Promise.all([
    db().media.count({ where }),
    db().media.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * PER_PAGE,
      take: PER_PAGE,
      select: itemSelect,
    }),
  ])
  const uses = await findUses(db(), viewer, rows)
  const items = rows.map(({ createdBy, createdById, hash, ...row }) => ({
    ...row,
    src: mediaPath(hash, row.mime),
    createdBy: createdBy?.name ?? null,
    uses: uses.get(row.id) ?? { count: 0, posts: [] },
    isOwn: createdById !== null && createdById === viewer.personId,
  }))
  return { items, page, pages: Math.max(1, Math.ceil(total / PER_PAGE)), total }
}

export const description = z
  .object({ id, alt: line(MAX_ALT_LENGTH).transform((text) => text.trim()) })
  .strict()

export type Description = z.input<typeof description>

/**
 * Says in words what a picture shows. Articles that show it without words of their own get these, in the same
 * transaction. Throws NotFound, Invalid, Forbidden when that is not the viewer's to publish, Conflict when too many articles show it, and what renderArticle throws.
 */
export async function describePicture(viewer: Viewer, input: Description): Promise<void> {
  const { id, alt } = parseInput(description, input)
  const { hash } = await transaction((tx) => requireOwn(tx, viewer, id))
  const texts = await rerenderWith({ hash, alt })
  const isDone = await transaction(async (tx) => {
    await lock(tx, 'pictures')
    await requireOwn(tx, viewer, id)
    await requireWordsToPublish(tx, viewer, { id, hash })
    if (!(await storeRerendered(tx, hash, texts))) return false
    await tx.media.update({ where: { id }, data: { alt }, select: { id: true } })
    await record(tx, viewer, 'media.describe', id)
    // As cover or portrait it may be shown anywhere, and every page carries this key.
    await recordChange(tx, { refresh: texts.map(({ postId }) => keys.post(postId)), stale: [keys.settings] })
    return true
  })
  if (!isDone) await describePicture(viewer, input)
}

/** Deletes a picture that nothing shows. Throws Conflict with the number of places that do. */
export async function deletePicture(viewer: Viewer, mediaId: string): Promise<void> {
  const gone = await transaction(async (tx) => {
    const media = await requireOwn(tx, viewer, mediaId)
    const { count = 0 } = (await findUses(tx, viewer, [media])).get(media.id) ?? {}
    if (count > 0)
      throw new Conflict(`${count} posts, authors or settings show this picture. Take it out there first.`)
    await tx.media.delete({ where: { id: media.id }, select: { id: true } })
    await record(tx, viewer, 'media.delete', media.id)
    return media
  })
  // A backup under way may name it still; its file is an orphan then, which harms nobody.
  if (await isBackupRunning(db())) return
  await removeStoredFile(mediaKey({ hash: gone.hash, extension: extensionOfMime(gone.mime), width: null }))
}

const itemSelect = {
  id: true,
  hash: true,
  name: true,
  mime: true,
  bytes: true,
  width: true,
  height: true,
  colour: true,
  alt: true,
  createdAt: true,
  createdById: true,
  createdBy: { select: { name: true } },
} satisfies Prisma.MediaSelect

function containing(words: string) {
  return { contains: words.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const }
}

function visibleTo(viewer: Viewer): Prisma.MediaWhereInput {
  if (holds(viewer, 'editor')) return {}
  return { createdById: viewer.personId ?? '' }
}

/** The picture, held until the transaction ends. What the viewer may not change does not exist for them. */
async function requireOwn(tx: Tx, viewer: Viewer, id: string) {
  const [media] = isId(id)
    ? await tx.$queryRaw<{ id: string; hash: string; mime: string; createdById: string | null }[]>`
        SELECT id, hash, mime, created_by_id AS "createdById" FROM media WHERE id = ${id} FOR UPDATE`
    : []
  const isAllowed = holds(viewer, 'editor') || (media?.createdById && media.createdById === viewer.personId)
  if (!media || !isAllowed) throw new NotFound('picture')
  return media
}

function record(tx: Tx, viewer: Viewer, action: string, subjectId: string): Promise<void> {
  return recordAudit(tx, viewer, { action, subjectType: 'media', subjectId })
}
