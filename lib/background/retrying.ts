import { z } from 'zod'
import { recordAudit } from '#lib/audit/recording.ts'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden } from '#lib/core/errors.ts'
import { parseInput } from '#lib/core/input.ts'
import { transaction } from '#lib/db/transaction.ts'
import { retry } from '#lib/jobs/retrying.ts'

const retryInput = z.object({ id: z.uuid('Choose a job.') }).strict()

export type RetryInput = z.input<typeof retryInput>

/** Runs a failed job again. Administrators and above. Throws Forbidden, Invalid, and Conflict when it has not failed. */
export async function retryJob(viewer: Viewer, input: RetryInput): Promise<void> {
  if (!holds(viewer, 'administrator')) throw new Forbidden('You need an administrator to try a job again.')
  const { id } = parseInput(retryInput, input)
  await transaction(async (tx) => {
    if (!(await retry(tx, id)))
      throw new Conflict('This job is not among the failed ones any more. Reload the page.')
    await recordAudit(tx, viewer, { action: 'job.retry', subjectType: 'job', subjectId: id })
  })
}
