import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { APPLICATION } from '#lib/backup/format.ts'
import { holdBackupLock } from '#lib/backup/locking.ts'
import { withSession } from '#lib/backup/sessions.ts'
import { Forbidden } from '#lib/core/errors.ts'
import { extensionOfMime } from '#lib/core/image-formats.ts'
import type { Tx } from '#lib/db/client.ts'
import { snapshot } from '#lib/db/transaction.ts'
import { writeArticleFile } from '#lib/import-export/site/article-file.ts'
import { readGroups } from '#lib/import-export/site/reading-groups.ts'
import { readPosts } from '#lib/import-export/site/reading-posts.ts'
import { FORMAT, MANIFEST } from '#lib/import-export/site/shapes.ts'
import { withTempFolder } from '#lib/import-export/site/temp-folder.ts'
import { mediaKey } from '#lib/media/files.ts'
import { openStoredFile } from '#lib/storage/files.ts'

export type ExportOptions = {
  path: string
  signal?: AbortSignal
  onProgress?: (done: number, total: number) => void
}

export type ExportReport = {
  counts: Record<string, number>
  /** Storage keys of images whose files are missing. */
  missing: string[]
}

const MAX_TRANSACTION_MS = 60 * 60 * 1000

/**
 * Exports the whole site as text to a folder, as of one moment: every post as MDX with front matter, the images, and
 * the rest as JSON. Deterministic: the same site gives the same bytes. Users and passwords are not included. Requires
 * an administrator. Throws Forbidden, Conflict, Invalid and Unavailable; then nothing is left behind.
 */
export async function exportPublication(viewer: Viewer, options: ExportOptions): Promise<ExportReport> {
  if (!holds(viewer, 'administrator')) throw new Forbidden('You need an administrator to export.')
  const reports: ExportReport[] = []
  await withSession(async (client) => {
    // Keeps the files of images that are deleted meanwhile.
    await holdBackupLock(client)
    await withTempFolder(options.path, async (folder) => {
      reports.push(await snapshot((tx) => writeAll(tx, folder, options), MAX_TRANSACTION_MS))
    })
  })
  const [report] = reports
  if (!report) throw new Error('An export was written without a report.')
  return report
}

async function writeAll(
  tx: Tx,
  folder: string,
  { signal, onProgress }: ExportOptions,
): Promise<ExportReport> {
  const groups = await readGroups(tx)
  const total = (await tx.post.count()) + groups['media.json'].length
  let done = 0
  const step = () => {
    signal?.throwIfAborted()
    done += 1
    onProgress?.(done, total)
  }
  for (const name of ['articles', 'pages', 'media']) await mkdir(join(folder, name))
  for (const [name, value] of Object.entries(groups)) await writeJson(join(folder, name), value)
  let posts = 0
  for await (const texts of readPosts(tx)) {
    for (const { path, fields, body } of texts)
      await writeFile(join(folder, path), writeArticleFile(fields, body))
    posts += 1
    step()
  }
  const missing: string[] = []
  for (const { hash, mime } of groups['media.json']) {
    const extension = extensionOfMime(mime)
    const key = mediaKey({ hash, extension, width: null })
    if (!(await copyImage(key, join(folder, 'media', `${hash}.${extension}`)))) missing.push(key)
    step()
  }
  const counts = {
    posts,
    ...Object.fromEntries(
      (['tags', 'series', 'bylines', 'redirects', 'snippets', 'media'] as const).map((name) => [
        name,
        groups[`${name}.json`].length,
      ]),
    ),
  }
  await writeJson(join(folder, MANIFEST), { application: APPLICATION, format: FORMAT, counts })
  return { counts, missing }
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`)
}

async function copyImage(key: string, target: string): Promise<boolean> {
  const file = await openStoredFile(key)
  if (!file) return false
  await pipeline(file.stream(), createWriteStream(target))
  return true
}
