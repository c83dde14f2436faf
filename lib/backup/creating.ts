import type { FileHandle } from 'node:fs/promises'
import type pg from 'pg'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { writeAtomically } from '#lib/backup/atomic-file.ts'
import { dumpTable, listMigrations, listTables, sizeOfTables } from '#lib/backup/dumping.ts'
import { APPLICATION, FORMAT, type Header } from '#lib/backup/format.ts'
import { dumpImage, listImages, type StoredImage } from '#lib/backup/images.ts'
import { holdBackupLock } from '#lib/backup/locking.ts'
import { withSession } from '#lib/backup/sessions.ts'
import { PartWriter } from '#lib/backup/writing-parts.ts'
import { Forbidden } from '#lib/core/errors.ts'
import { programVersion } from '#lib/core/version.ts'
import { transactionOn } from '#lib/db/transaction.ts'

export type BackupOptions = {
  path: string
  signal?: AbortSignal
  onProgress?: (done: number, total: number) => void
}

export type BackupReport = {
  createdAt: string
  tables: number
  /** Number of images; the key is part of the command's JSON. */
  pictures: number
  /**
   * Storage keys of images in the database whose files are missing or have changed. The backup does not contain them.
   */
  missing: string[]
}

/**
 * Writes the whole database and every image to one file, as of one moment (a repeatable-read snapshot). The site may
 * run and be written to meanwhile. The file appears complete or not at all. It contains password hashes, so it requires
 * the owner; the command line may, too. Throws Forbidden, Conflict, Invalid and Unavailable.
 */
export async function createBackup(viewer: Viewer, options: BackupOptions): Promise<BackupReport> {
  if (!holds(viewer, 'owner')) throw new Forbidden('You need to be the owner to make a backup.')
  const reports: BackupReport[] = []
  await writeAtomically(options.path, async (file) => {
    reports.push(await withSession((client) => writeAll(client, file, options)))
  })
  const [report] = reports
  if (!report) throw new Error('A backup was written without a report.')
  return report
}

async function writeAll(
  client: pg.Client,
  file: FileHandle,
  { signal, onProgress }: BackupOptions,
): Promise<BackupReport> {
  // Taken before the snapshot: from here on, the files that the snapshot refers to are not removed.
  await holdBackupLock(client)
  const writer = new PartWriter(file, signal)
  let done = 0
  let total = 0
  const onBytes = (bytes: number) => {
    done += bytes
    onProgress?.(Math.min(done, total), total)
  }
  const { header, images } = await transactionOn(client, 'snapshot', async () => {
    const found = { tables: await listTables(client), images: await listImages(client) }
    total = (await sizeOfTables(client, found.tables)) + sum(found.images.map(({ bytes }) => bytes))
    const begun = { header: await headerOf(client, found.tables, found.images), images: found.images }
    await writer.writeHeader(begun.header)
    for (const table of found.tables) await dumpTable(client, table, writer, onBytes)
    return begun
  })
  const missing: string[] = []
  for (const image of images) {
    if (!(await dumpImage(image, writer))) missing.push(image.key)
    onBytes(image.bytes)
  }
  await writer.finish()
  return {
    createdAt: header.createdAt,
    tables: header.tables.length,
    pictures: images.length - missing.length,
    missing,
  }
}

async function headerOf(
  client: pg.Client,
  tables: Header['tables'],
  images: readonly StoredImage[],
): Promise<Header> {
  return {
    application: APPLICATION,
    format: FORMAT,
    version: await programVersion(),
    createdAt: new Date().toISOString(),
    migrations: await listMigrations(client),
    tables,
    pictures: images.length,
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
