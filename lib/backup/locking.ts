import type pg from 'pg'
import { BACKUP_LOCK } from '#lib/db/locks'
import { Conflict } from '#lib/errors'

const PATIENCE_MS = 10_000

/**
 * Lets this session be the only one that makes or restores a backup, until it ends. Meanwhile no picture's file is
 * removed. Throws Conflict when another does.
 */
export async function holdBackupLock(client: pg.Client): Promise<void> {
  await client.query(`SET lock_timeout = ${PATIENCE_MS}`)
  try {
    await client.query('SELECT pg_advisory_lock($1)', [BACKUP_LOCK])
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '55P03')
      throw new Conflict('Another backup is being made or restored. Wait until it has ended and try again.')
    throw error
  }
  await client.query('SET lock_timeout = 0')
}
