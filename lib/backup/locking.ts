import type pg from 'pg'
import { column } from '#lib/backup/sessions.ts'
import { Conflict } from '#lib/core/errors.ts'
import { BACKUP_LOCK } from '#lib/db/locks.ts'

const PATIENCE_MS = 10_000

/**
 * Takes the advisory lock for backup and restore, until the session ends. While it is held, no image file is removed.
 * Throws Conflict when another session holds it.
 */
export async function holdBackupLock(client: pg.Client): Promise<void> {
  await client.query(`SET lock_timeout = ${PATIENCE_MS}`)
  try {
    await client.query('SELECT pg_advisory_lock($1)', [BACKUP_LOCK])
  } catch (error) {
    if (codeOf(error) === '55P03')
      throw new Conflict('Another backup or restore is running. Try again when it has finished.')
    throw error
  }
  await client.query('SET lock_timeout = 0')
}

const ATTEMPTS = 5

/**
 * Takes an exclusive lock on every table until the transaction ends. Waits for running queries; on a deadlock PostgreSQL
 * fails one of the two statements, and this side releases its locks and retries.
 */
export async function lockAllTables(client: pg.Client): Promise<void> {
  await client.query("SET LOCAL lock_timeout = '60s'")
  await client.query('SAVEPOINT unlocked')
  for (let attempt = 1; ; attempt++) {
    try {
      for (const statement of await column<string>(client, LOCKS)) await client.query(statement)
      return
    } catch (error) {
      await client.query('ROLLBACK TO SAVEPOINT unlocked')
      if (codeOf(error) !== DEADLOCK || attempt === ATTEMPTS) throw error
    }
  }
}

const DEADLOCK = '40P01'

const LOCKS = `
  SELECT format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', relname) FROM pg_class thing
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = thing.oid AND deptype = 'e')
  ORDER BY relname`

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
