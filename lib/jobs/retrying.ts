import type { Tx } from '#lib/db/client.ts'
import { SCHEMA, throughPrisma } from '#lib/jobs/engine.ts'
import { producer } from '#lib/jobs/enqueueing.ts'
import { isJobName } from '#lib/jobs/list.ts'

/** Runs a failed job again. Returns false when it has not failed, or is gone. */
export async function retry(tx: Tx, id: string): Promise<boolean> {
  const [job] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM jobs.job WHERE id = ${id}::uuid AND state = 'failed' FOR UPDATE`
  if (!job || !isJobName(job.name)) return false
  await (await producer()).retry(job.name, id, { db: throughPrisma(tx) })
  // As pg-boss does for new jobs. Without it workers look every 30 seconds.
  await tx.$queryRaw`
    SELECT pg_notify('pgboss_' || left(encode(sha224(${SCHEMA}::bytea), 'hex'), 24), ${job.name})::text`
  return true
}
