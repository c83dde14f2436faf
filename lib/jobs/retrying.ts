import type { Tx } from '#lib/db/client.ts'
import { throughPrisma } from '#lib/jobs/engine.ts'
import { producer } from '#lib/jobs/enqueueing.ts'
import { isJobName } from '#lib/jobs/list.ts'

/** Runs a failed job again. Returns false when it has not failed, or is gone. */
export async function retry(tx: Tx, id: string): Promise<boolean> {
  const [job] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM jobs.job WHERE id = ${id}::uuid AND state = 'failed' FOR UPDATE`
  if (!job || !isJobName(job.name)) return false
  await (await producer()).retry(job.name, id, { db: throughPrisma(tx) })
  return true
}
