import type pg from 'pg'
import { db, type Tx } from '#lib/db/client.ts'
import { explainDatabaseError } from '#lib/db/failures.ts'

const MAX_WAIT_MS = 10_000
const MAX_TRANSACTION_MS = 15_000

/**
 * Runs `work` in one transaction. Throws Unavailable when the database is down, full or too busy, and Invalid when a
 * concurrent transaction has taken the same name.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db().$transaction(work, { maxWait: MAX_WAIT_MS, timeout: MAX_TRANSACTION_MS })
  } catch (error) {
    throw explainDatabaseError(error)
  }
}

/**
 * Runs `work` in one transaction that sees the database as of one moment, for reading that takes up to `milliseconds`.
 * Errors are thrown as they are: such work also writes files, and a full disk there is not the database's.
 */
export function snapshot<T>(work: (tx: Tx) => Promise<T>, milliseconds: number): Promise<T> {
  const isolationLevel = 'RepeatableRead'
  return db().$transaction(work, { isolationLevel, maxWait: MAX_WAIT_MS, timeout: milliseconds })
}

const BEGIN = { write: 'BEGIN', snapshot: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' }

/**
 * Runs `work` in one transaction of a connection outside the pool, for COPY and locks. When it throws, the caller closes
 * the connection, which rolls back: in the middle of a COPY, PostgreSQL would not hear a ROLLBACK.
 */
export async function transactionOn<T>(
  client: pg.Client,
  mode: keyof typeof BEGIN,
  work: () => Promise<T>,
): Promise<T> {
  await client.query(BEGIN[mode])
  const result = await work()
  await client.query('COMMIT')
  return result
}
