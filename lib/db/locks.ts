import type { Tx } from '#lib/db/client.ts'

/**
 * Advisory locks, held until the transaction ends. To avoid deadlocks they are taken in this order: `users`, the row of
 * the draft, `addresses`, `names`, `images`; `search` is never combined with another.
 *
 * users: accounts and invitations. addresses: slugs and redirects. names: tags, bylines, series and snippets. images: alt texts
 * and the renderings that contain them. search: reindexing.
 */
const LOCKS = {
  addresses: 7_406_235_111,
  names: 7_406_235_112,
  images: 7_406_235_113,
  search: 7_406_235_114,
  users: 7_406_235_115,
}

export async function lock(tx: Tx, name: keyof typeof LOCKS): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCKS[name]}::bigint)`
}

/** Held exclusively while a backup or a restore runs. */
export const BACKUP_LOCK = 7_406_235_130

/** Whether a backup or a restore is running, which must not lose image files. */
export async function isBackupRunning(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ free: boolean }[]>`
    SELECT pg_try_advisory_xact_lock_shared(${BACKUP_LOCK}::bigint) AS free`
  return row?.free !== true
}
