import type { Tx } from '#lib/db/client.ts'

/**
 * Held to the end of the transaction by whoever gives away something that others could take at the same moment.
 * Always taken after the draft's row, `addresses` before `names` before `pictures`: so nobody waits in a circle.
 * `users`: who may sign in, and who is invited; taken before all others. `pictures`: what is said of pictures, which rendered texts repeat. `search`: rows of the search that are made anew, taken
 * with no other.
 */
const LOCKS = {
  addresses: 7_406_235_111,
  names: 7_406_235_112,
  pictures: 7_406_235_113,
  search: 7_406_235_114,
  users: 7_406_235_115,
}

export async function lock(tx: Tx, name: keyof typeof LOCKS): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCKS[name]}::bigint)`
}

/** Held exclusively by a backup and a restore for as long as they run. */
export const BACKUP_LOCK = 7_406_235_130

/** Whether a backup is being made or restored, so that the files of pictures have to stay. */
export async function isBackupRunning(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ free: boolean }[]>`
    SELECT pg_try_advisory_xact_lock_shared(${BACKUP_LOCK}::bigint) AS free`
  return row?.free !== true
}
