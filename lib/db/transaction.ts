import { db, type Tx } from '#lib/db/client'
import { Unavailable } from '#lib/errors'
import { Prisma } from '#prisma/client'

const LONGEST_WAIT = 10_000
const LONGEST_WORK = 15_000

/** Runs `work` in one transaction. Throws Unavailable when the database is too busy to give it its turn. */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db().$transaction(work, { maxWait: LONGEST_WAIT, timeout: LONGEST_WORK })
  } catch (error) {
    if (isOutOfTime(error)) throw new Unavailable('The database is busy. Try again in a moment.')
    throw error
  }
}

// P2024: no free connection in time. P2028: the transaction could not begin or end in time.
function isOutOfTime(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && ['P2024', 'P2028'].includes(error.code)
}
