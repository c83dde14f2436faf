import { db } from '#lib/db/client.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'
import type { CallPlan } from '#test/server/endpoints/calls.ts'
import { hire } from '#test/server/endpoints/staff.ts'

/** A valid call of each action about background jobs. */
export const jobPlans: Record<string, CallPlan> = {
  'admin/jobs retryJobAction': {
    refused: ['contributor', 'author', 'editor'],
    prepare: async () => ({
      by: await hire('administrator'),
      path: '/admin/jobs',
      args: [await failedJob()],
    }),
  },
}

async function failedJob(): Promise<string> {
  await enqueue(db(), 'empty-trash', {}, { startAfter: new Date('2100-01-01') })
  const [job] = await db().$queryRaw<{ id: string }[]>`
    UPDATE jobs.job SET state = 'failed', completed_on = now()
    WHERE id = (SELECT id FROM jobs.job WHERE name = 'empty-trash' AND state = 'created' LIMIT 1) RETURNING id::text`
  return job?.id ?? ''
}
