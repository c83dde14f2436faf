import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden } from '#lib/core/errors.ts'
import { extensionOfMime } from '#lib/core/image-formats.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { mediaKey, parseMediaFile } from '#lib/media/files.ts'
import { hashStoredFile, listStoredFiles } from '#lib/storage/files.ts'

/** Results of checking the media files, as storage keys. */
export type MediaReport = {
  /** Number of images in the database; the key is part of the command's JSON. */
  pictures: number
  /** Files in the storage, resized variants included. */
  files: number
  /** In the database, but without a file: readers see a broken image. */
  missing: string[]
  /** The file's content no longer matches its hash. */
  damaged: string[]
  /** Files without an image, left by a deletion or an interrupted write. */
  orphaned: string[]
}

type Options = { signal?: AbortSignal; onProgress?: (done: number, total: number) => void }

const AT_ONCE = 500

/** Compares the images in the database with the stored files, content included. Administrators and above. */
export async function checkMedia(viewer: Viewer, options: Options = {}): Promise<MediaReport> {
  if (!holds(viewer, 'administrator')) throw new Forbidden('You need an administrator to check the images.')
  const report: MediaReport = { pictures: 0, files: 0, missing: [], damaged: [], orphaned: [] }
  // Files first: an upload writes its file before its row.
  await findOrphans(report)
  await checkRows(report, options)
  return report
}

async function findOrphans(report: MediaReport): Promise<void> {
  for await (const keys of listInParts()) {
    report.files += keys.length
    report.orphaned.push(...(await orphansAmong(db(), keys)))
  }
  report.orphaned.sort()
}

/** The keys of all media files, in batches. */
export async function* listInParts(): AsyncGenerator<string[]> {
  let part: string[] = []
  for await (const key of listStoredFiles('media')) {
    part.push(key)
    if (part.length < AT_ONCE) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}

/** The keys that belong to no image. */
export async function orphansAmong(tx: Tx, keys: readonly string[]): Promise<string[]> {
  const hashes = keys.map((key) => hashOf(key) ?? '')
  const rows = await tx.media.findMany({ where: { hash: { in: hashes } }, select: { hash: true } })
  const known = new Set(rows.map(({ hash }) => hash))
  return keys.filter((_, index) => !known.has(hashes[index] ?? ''))
}

/** The hash of the image that a file belongs to; null for any other file. */
export function hashOf(key: string): string | null {
  const file = parseMediaFile(key.split('/').at(-1) ?? '')
  return file && mediaKey(file) === key ? file.hash : null
}

async function checkRows(report: MediaReport, { signal, onProgress }: Options): Promise<void> {
  const total = await db().media.count()
  for (let after = ''; ; ) {
    const rows = await db().media.findMany({
      where: { hash: { gt: after } },
      orderBy: { hash: 'asc' },
      take: AT_ONCE,
      select: { hash: true, mime: true },
    })
    for (const { hash, mime } of rows) {
      signal?.throwIfAborted()
      const key = mediaKey({ hash, extension: extensionOfMime(mime), width: null })
      const found = await hashStoredFile(key)
      if (found === null) report.missing.push(key)
      else if (found !== hash) report.damaged.push(key)
      report.pictures += 1
      onProgress?.(report.pictures, total)
    }
    const last = rows.at(-1)
    if (!last) return
    after = last.hash
  }
}
