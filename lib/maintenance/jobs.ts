import { env } from '#lib/core/env.ts'
import { judgeJobs } from '#lib/jobs/judging.ts'
import { readJobsHealth } from '#lib/jobs/reading.ts'
import { type Finding, ok, warning, wrong } from '#lib/maintenance/findings.ts'

const CHECK = 'jobs'

/** Checks that background jobs run, and in time. On the command line a site that is stopped is no error. */
export async function checkJobs(): Promise<Finding> {
  const health = await readJobsHealth()
  const trouble = judgeJobs(health)
  if (!trouble)
    return ok(CHECK, `A worker runs; ${health.waiting} ${health.waiting === 1 ? 'job waits' : 'jobs wait'}.`)
  if (!trouble.isStopped) return warning(CHECK, trouble.found, 'See /admin/jobs, which has the reasons.')
  const advice =
    env().JOBS === 'off'
      ? 'Start one: npm run worker'
      : 'Start the site; its log says why if they do not begin.'
  return health.overdueSeconds > 0
    ? wrong(CHECK, trouble.found, advice)
    : warning(CHECK, trouble.found, advice)
}
