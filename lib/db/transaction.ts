import { db, type Tx } from '#lib/db/client.ts'
import { explainDatabaseError } from '#lib/db/failures.ts'

const LONGEST_WAIT = 10_000
const LONGEST_WORK = 15_000

/**
 * Runs `work` in one transaction. Throws Unavailable when the database is down, full or too busy, and Invalid when a
 * concurrent transaction has taken the same name.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db().$transaction(work, { maxWait: LONGEST_WAIT, timeout: LONGEST_WORK })
  } catch (error) {
    throw explainDatabaseError(error)
  }
}
