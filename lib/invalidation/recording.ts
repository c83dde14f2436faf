import type { Tx } from '#lib/db/client.ts'

/** Keys (see keys.ts) that a transaction touched, by what must become of the remembered pages that show them. */
export type Invalidation = {
  /** Never served again before a successful refresh. */
  refresh?: string[]
  /** May be served once more while they are refreshed. */
  stale?: string[]
  /** Never served again. */
  removed?: string[]
}

/** The channel every front door listens on. */
export const CHANNEL = 'changes'

/** What is announced: the keys, or "everything" when they are too many for one notification. */
export type InvalidationMessage = { id: string } & (Required<Invalidation> | { everything: true })

// PostgreSQL carries at most 8,000 bytes in a notification.
const MOST_BYTES = 7_500

/**
 * Records what this transaction touched and announces it when it commits. A transaction that is rolled back announces
 * nothing.
 */
export async function invalidate(tx: Tx, touched: Invalidation): Promise<void> {
  const { refresh = [], stale = [], removed = [] } = touched
  const row = await tx.change.create({ data: { refresh, stale, removed }, select: { id: true } })
  await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, ${announce(String(row.id), { refresh, stale, removed })})`
}

function announce(id: string, touched: Required<Invalidation>): string {
  const whole = JSON.stringify({ id, ...touched } satisfies InvalidationMessage)
  if (Buffer.byteLength(whole) <= MOST_BYTES) return whole
  return JSON.stringify({ id, everything: true } satisfies InvalidationMessage)
}
