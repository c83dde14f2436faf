import pg from 'pg'
import { Conflict } from '#lib/core/errors.ts'
import { databaseUrl } from '#lib/db/address.ts'

// An arbitrary number that no other advisory lock uses.
const IMPORT_LOCK = 7_406_235_120

/** Runs `work` under an advisory lock. Throws Conflict while another import runs on this database. */
export async function withImportLock<T>(work: () => Promise<T>): Promise<T> {
  const guard = new pg.Client({ connectionString: databaseUrl() })
  // When this connection is lost, so are those of `work`, which reports it.
  guard.on('error', () => undefined)
  await guard.connect()
  try {
    const { rows } = await guard.query('SELECT pg_try_advisory_lock($1) AS free', [IMPORT_LOCK])
    if (!rows[0]?.free) throw new Conflict('Another import is running. Try again when it has finished.')
    return await work()
  } finally {
    await guard.end()
  }
}
