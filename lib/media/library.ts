import { recordAudit } from '#lib/audit/recording.ts'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Conflict, NotFound, Unavailable } from '#lib/core/errors.ts'
import { isId } from '#lib/core/id.ts'
import { extensionOfMime } from '#lib/core/image-formats.ts'
import { warn } from '#lib/core/log.ts'
import type { Listing } from '#lib/core/views.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { isBackupRunning } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'
import { mediaKey } from '#lib/media/files.ts'
import { findUses } from '#lib/media/uses.ts'
import type { LibraryItem } from '#lib/media/views.ts'
import { removeStoredFile } from '#lib/storage/files.ts'
import { mediaPath } from '#lib/urls/paths.ts'
import type { Prisma } from '#prisma/client.ts'

const PER_PAGE = 48

/** Images that the viewer may use, newest first: all for editors, their own for others. */
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
    isOwn: createdById !== null && createdById === viewer.userId,
  }))
  return { items, page, pages: Math.max(1, Math.ceil(total / PER_PAGE)), total }
}

/** Deletes an unused image. Throws Conflict with the number of uses. */
export async function deleteImage(viewer: Viewer, mediaId: string): Promise<void> {
  const gone = await transaction(async (tx) => {
    const media = await requireOwnMedia(tx, viewer, mediaId)
    const { count = 0 } = (await findUses(tx, viewer, [media])).get(media.id) ?? {}
    if (count > 0)
      throw new Conflict(
        `${count} posts, snippets, authors or settings show this image. Remove it there first.`,
      )
    await tx.media.delete({ where: { id: media.id }, select: { id: true } })
    await recordMediaAudit(tx, viewer, 'media.delete', media.id)
    return media
  })
  // A running backup may still reference it; its file then stays as an orphan, which is harmless.
  if (await isBackupRunning(db())) return
  const key = mediaKey({ hash: gone.hash, extension: extensionOfMime(gone.mime), width: null })
  await removeStoredFile(key).catch((error: unknown) => {
    if (!(error instanceof Unavailable)) throw error
    warn(
      { key },
      'The file of a deleted image could not be removed. Remove it later: npm run cli -- media clean',
    )
  })
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
  focusX: true,
  focusY: true,
  createdAt: true,
  createdById: true,
  createdBy: { select: { name: true } },
} satisfies Prisma.MediaSelect

function containing(words: string) {
  return { contains: words.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const }
}

function visibleTo(viewer: Viewer): Prisma.MediaWhereInput {
  if (holds(viewer, 'editor')) return {}
  return { createdById: viewer.userId ?? '' }
}

/** Locks the image's row until the transaction ends. Throws NotFound when the viewer may not change it. */
export async function requireOwnMedia(tx: Tx, viewer: Viewer, id: string) {
  const [media] = isId(id)
    ? await tx.$queryRaw<{ id: string; hash: string; mime: string; createdById: string | null }[]>`
        SELECT id, hash, mime, created_by_id AS "createdById" FROM media WHERE id = ${id} FOR UPDATE`
    : []
  const isAllowed = holds(viewer, 'editor') || (media?.createdById && media.createdById === viewer.userId)
  if (!media || !isAllowed) throw new NotFound('image')
  return media
}

export function recordMediaAudit(tx: Tx, viewer: Viewer, action: string, subjectId: string): Promise<void> {
  return recordAudit(tx, viewer, { action, subjectType: 'media', subjectId })
}
