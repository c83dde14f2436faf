import type { JobsHealth } from '#lib/jobs/views.ts'

const MAX_WAIT_SECONDS = 15 * 60

/** Something is wrong with the background jobs. `isStopped`: nothing is done at all. */
export type JobsTrouble = { isStopped: boolean; found: string }

/** What is wrong with the background jobs; null when nothing is. */
export function judgeJobs({ isRunning, overdueSeconds, failed }: JobsHealth): JobsTrouble | null {
  if (!isRunning) return { isStopped: true, found: 'No process runs background jobs.' }
  if (overdueSeconds > MAX_WAIT_SECONDS)
    return {
      isStopped: false,
      found: `Background jobs are late: one has waited for ${Math.floor(overdueSeconds / 60)} minutes.`,
    }
  if (failed === 0) return null
  return {
    isStopped: false,
    found: failed === 1 ? 'A background job has failed.' : `${failed} background jobs have failed.`,
  }
}
