import { db } from '#lib/db/client.ts'

/**
 * Runs a call of a site in another process; true when its invalidation listener asked PostgreSQL meanwhile whether it
 * has heard everything. It also asks once a second, so only several calls tell.
 */
export async function isHeardDuring(call: () => Promise<unknown>): Promise<boolean> {
  const [before] = await db().$queryRaw<{ now: string }[]>`SELECT clock_timestamp()::text AS now`
  await call()
  const [listener] = await db().$queryRaw<{ hasAsked: boolean }[]>`
    SELECT bool_or(query_start >= ${before?.now}::timestamptz) AS "hasAsked" FROM pg_stat_activity
    WHERE application_name = 'publication changes' AND datname = current_database()`
  return listener?.hasAsked ?? false
}
