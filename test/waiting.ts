import { expect } from 'vitest'
import { db } from '#lib/db/client.ts'

/** Resolves when `count` transactions wait for a lock. */
export async function untilBlocked(count = 1): Promise<void> {
  await expect
    .poll(
      async () => {
        const [row] = await db().$queryRaw<{ waiting: number }[]>`
          SELECT count(*)::int AS waiting FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`
        return row?.waiting
      },
      { timeout: 10_000 },
    )
    .toBeGreaterThanOrEqual(count)
}
