import type { Tx } from '#lib/db/client.ts'
import { enqueuePurge } from '#lib/invalidation/purging.ts'
import { keysOfChange } from '#lib/invalidation/surrogate-keys.ts'

/** Cache tags (see cache-tags.ts) that a transaction touched, by what happens to cached pages that carry them. */
export type Invalidation = {
  /** Not served again before a successful refresh. */
  refresh?: string[]
  /** May be served stale while they are refreshed. */
  stale?: string[]
  /** Never served again. */
  removed?: string[]
}

/** The NOTIFY channel that every instance listens on. */
export const CHANNEL = 'changes'

/** The payload of a notification: the cache tags, or "everything" when they do not fit. */
export type InvalidationMessage = { id: string } & (Required<Invalidation> | { everything: true })

// PostgreSQL limits a payload to 8,000 bytes.
const MAX_PAYLOAD_BYTES = 7_500

/**
 * Records the cache invalidation of this transaction. On commit all instances are notified, and a job purges the CDN if
 * there is one. A rollback does neither.
 */
export async function invalidate(tx: Tx, touched: Invalidation): Promise<void> {
  const { refresh = [], stale = [], removed = [] } = touched
  const row = await tx.change.create({ data: { refresh, stale, removed }, select: { id: true } })
  await enqueuePurge(tx, keysOfChange({ refresh, stale, removed }))
  await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, ${toMessage(String(row.id), { refresh, stale, removed })})`
}

function toMessage(id: string, touched: Required<Invalidation>): string {
  const whole = JSON.stringify({ id, ...touched } satisfies InvalidationMessage)
  if (Buffer.byteLength(whole) <= MAX_PAYLOAD_BYTES) return whole
  return JSON.stringify({ id, everything: true } satisfies InvalidationMessage)
}
