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
