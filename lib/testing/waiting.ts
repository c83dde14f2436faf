import { expect } from 'vitest'
import { db } from '#lib/db/client'

/** Resolves when a transaction waits for a lock that another one holds. */
export async function untilSomebodyWaits(): Promise<void> {
  await expect
    .poll(
      async () => {
        const [row] = await db().$queryRaw<{ waiting: number }[]>`
          SELECT count(*)::int AS waiting FROM pg_locks JOIN pg_database ON pg_database.oid = database
          WHERE NOT granted AND datname = current_database()`
        return row?.waiting
      },
      { timeout: 10_000 },
    )
    .toBeGreaterThan(0)
}
