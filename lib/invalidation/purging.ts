import { env } from '#lib/core/env.ts'
import type { Tx } from '#lib/db/client.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'

/** Purges these surrogate keys from the CDN once the transaction has committed. Does nothing without a CDN. */
export async function enqueuePurge(tx: Tx, keys: string[]): Promise<void> {
  if (env().CDN_PURGE_URL === undefined || keys.length === 0) return
  await enqueue(tx, 'purge', { keys, again: keys })
}
