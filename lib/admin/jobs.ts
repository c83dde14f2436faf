import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { NotFound } from '#lib/core/errors.ts'
import { listJobsIn, listSchedules, readJobsHealth } from '#lib/jobs/reading.ts'
import type { JobsHealth, JobView, ScheduleView } from '#lib/jobs/views.ts'

const MAX_LISTED = 50

export type JobsScreen = {
  health: JobsHealth
  failed: JobView[]
  /** Running and waiting. */
  open: JobView[]
  done: JobView[]
  schedules: ScheduleView[]
}

/** The background jobs as the desk shows them. Administrators and above; for others it does not exist. */
export async function getJobsScreen(viewer: Viewer): Promise<JobsScreen> {
  if (!holds(viewer, 'administrator')) throw new NotFound('page')
  const [health, failed, open, done, schedules] = await Promise.all([
    readJobsHealth(),
    listJobsIn(['failed'], MAX_LISTED),
    listJobsIn(['running', 'waiting', 'later'], MAX_LISTED),
    listJobsIn(['done'], 10),
    listSchedules(),
  ])
  return { health, failed, open, done, schedules }
}
