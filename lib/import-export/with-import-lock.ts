import pg from 'pg'
import { Conflict } from '#lib/core/errors.ts'
import { databaseUrl } from '#lib/db/address.ts'

// Any number will do, as long as no other lock has it.
const IMPORT_LOCK = 7_406_235_120

/** Runs `work` while no other import runs on this database. Throws Conflict when one does. */
export async function withImportLock<T>(work: () => Promise<T>): Promise<T> {
  const guard = new pg.Client({ connectionString: databaseUrl() })
  // When the connection is lost, the work's own connections are too, and it says so.
  guard.on('error', () => undefined)
  await guard.connect()
  try {
    const { rows } = await guard.query('SELECT pg_try_advisory_lock($1) AS free', [IMPORT_LOCK])
    if (!rows[0]?.free)
      throw new Conflict('Another import is running. Wait until it has ended and try again.')
    return await work()
  } finally {
    await guard.end()
  }
}
