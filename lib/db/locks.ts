import type { Tx } from '#lib/db/client'

/**
 * Held to the end of the transaction by whoever gives away something that others could take at the same moment.
 * Always taken after the draft's row, `addresses` before `names`: so nobody waits in a circle.
 */
const LOCKS = { addresses: 7_406_235_111, names: 7_406_235_112 }

export async function lock(tx: Tx, name: keyof typeof LOCKS): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCKS[name]}::bigint)`
}
