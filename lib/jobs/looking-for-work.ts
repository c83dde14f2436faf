import { db } from '#lib/db/client.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'

const ONCE_PER_SECONDS = 30

/** Adds the jobs that look for what an upgrade or a restored backup has left to do. */
export async function lookForWork(): Promise<void> {
  for (const name of ['rerender', 'reindex', 'variants'] as const)
    await enqueue(db(), name, {}, { oncePerSeconds: ONCE_PER_SECONDS })
}
