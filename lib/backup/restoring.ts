import { stat } from 'node:fs/promises'
import type pg from 'pg'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import type { Header } from '#lib/backup/format.ts'
import { ImageRestore } from '#lib/backup/images.ts'
import { loadRows } from '#lib/backup/loading.ts'
import { holdBackupLock, lockAllTables } from '#lib/backup/locking.ts'
import { prepareTables, withoutConstraints } from '#lib/backup/rebuilding.ts'
import { requireEmpty } from '#lib/backup/require-empty.ts'
import { advanceSequences, invalidateEverything, readSequences } from '#lib/backup/sequences.ts'
import { withSession } from '#lib/backup/sessions.ts'
import { verifyBackup } from '#lib/backup/verifying.ts'
import { DomainError, Forbidden, Unavailable } from '#lib/core/errors.ts'
import { databaseUrl } from '#lib/db/address.ts'
import { db } from '#lib/db/client.ts'
import { MIGRATION_LOCK, migrate } from '#lib/db/migrating.ts'
import { transactionOn } from '#lib/db/transaction.ts'
import { enqueuePurge } from '#lib/invalidation/purging.ts'
import { SITE_KEY } from '#lib/invalidation/surrogate-keys.ts'
import { lookForWork } from '#lib/jobs/looking-for-work.ts'

export type RestoreOptions = {
  path: string
  /** Replace existing content. */
  force?: boolean
  signal?: AbortSignal
  onProgress?: (done: number, total: number) => void
}

export type RestoreReport = {
  /** When the backup was created. */
  createdAt: string
  tables: number
  /** Number of images; the key is part of the command's JSON. */
  pictures: number
  /** Migrations newer than the backup, applied after it. */
  migrated: string[]
}

/**
 * Replaces the database and the images with those of a backup, atomically. The whole file is verified first. Images are
 * stored before the one transaction that refers to them, and removed again if it fails. The site may run: every cache
 * is invalidated. Requires the owner; the command line may, too. Throws Forbidden, Invalid for an invalid file,
 * Conflict when the database is not empty, and Unavailable.
 */
export async function restoreBackup(viewer: Viewer, options: RestoreOptions): Promise<RestoreReport> {
  if (!holds(viewer, 'owner')) throw new Forbidden('You need to be the owner to restore a backup.')
  const { header, images } = await withSession((client) => restore(client, options))
  const migrated = await migrate(databaseUrl())
  await lookForWork()
  await enqueuePurge(db(), [SITE_KEY])
  return { createdAt: header.createdAt, tables: header.tables.length, pictures: images, migrated }
}

async function restore(client: pg.Client, options: RestoreOptions) {
  await holdBackupLock(client)
  await requireEmpty(client, options.force ?? false)
  const progress = await halves(options)
  const restoredImages = new ImageRestore()
  try {
    const contents = await verifyBackup(options.path, progress(0), (key, part) =>
      restoredImages.store(key, part),
    )
    await replaceDatabase(client, contents.header, () =>
      loadRows(client, options.path, contents.header, progress(1)),
    )
    return contents
  } catch (error) {
    await restoredImages.undo()
    throw error
  }
}

async function replaceDatabase(client: pg.Client, header: Header, load: () => Promise<void>): Promise<void> {
  try {
    const isRebuilt = await transactionOn(client, 'write', () => replaceRows(client, header, load))
    if (isRebuilt) await endOtherSessions(client)
  } catch (error) {
    throw explained(error)
  }
  await client.query('ANALYZE')
}

/** True when the tables were dropped and created again. */
async function replaceRows(client: pg.Client, header: Header, load: () => Promise<void>): Promise<boolean> {
  await lockAllTables(client)
  // Keeps a site that starts meanwhile from applying its migrations.
  await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
  const sequences = await readSequences(client)
  const isRebuilt = await prepareTables(client, header)
  await withoutConstraints(client, header, load)
  await advanceSequences(client, sequences)
  await invalidateEverything(client)
  return isRebuilt
}

/** Sessions with plans for the dropped tables cannot use the new ones. A site reconnects by itself. */
async function endOtherSessions(client: pg.Client): Promise<void> {
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()`,
  )
}

/** Progress of two passes over the file: one to verify it, one to load its rows. */
async function halves({ path, signal, onProgress }: RestoreOptions) {
  const size = (await stat(path).catch(() => null))?.size ?? 0
  return (half: 0 | 1) => ({
    signal,
    onBytes: (bytes: number) => onProgress?.(half * size + bytes, 2 * size),
  })
}

function explained(error: unknown): unknown {
  if (error instanceof DomainError || !(error instanceof Error) || error.name === 'AbortError') return error
  return new Unavailable(`The database rejected the backup: ${error.message}\nNothing was changed.`, {
    cause: error,
  })
}
