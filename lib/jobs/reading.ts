import { db } from '#lib/db/client.ts'
import { producer } from '#lib/jobs/enqueueing.ts'
import { JOB_NAMES } from '#lib/jobs/list.ts'
import type { JobState, JobsHealth, JobView, ScheduleView } from '#lib/jobs/views.ts'
import { Prisma } from '#prisma/client.ts'

const NAMES = JOB_NAMES as string[]

/** The state of a job in our words. */
const STATE = Prisma.sql`
  CASE WHEN state = 'failed' THEN 'failed' WHEN state = 'active' THEN 'running'
       WHEN state IN ('created', 'retry') THEN CASE WHEN start_after <= now() THEN 'waiting' ELSE 'later' END
       ELSE 'done' END`

/** Counts the jobs and says whether any worker lives. One statement. */
export async function readJobsHealth(): Promise<JobsHealth> {
  const [row] = await db().$queryRaw<JobsHealth[]>`
    SELECT count(*) FILTER (WHERE situation = 'waiting')::int AS waiting, count(*) FILTER (WHERE situation = 'later')::int AS later,
      count(*) FILTER (WHERE situation = 'running')::int AS running, count(*) FILTER (WHERE situation = 'failed')::int AS failed,
      coalesce(extract(epoch FROM now() - min(start_after) FILTER (WHERE situation = 'waiting')), 0)::float8 AS "overdueSeconds",
      EXISTS (SELECT FROM jobs.instance
              WHERE stopped_on IS NULL AND heartbeat_on > now() - interval '1 minute') AS "isRunning"
    FROM (SELECT start_after, ${STATE} AS situation FROM jobs.job
          WHERE name = ANY(${NAMES}) AND state IN ('created', 'retry', 'active', 'failed')) job`
  if (!row) throw new Error('The count of jobs returned no row.')
  return row
}

/** The newest jobs in one of these states. */
export function listJobsIn(states: JobState[], limit: number): Promise<JobView[]> {
  return db().$queryRaw<JobView[]>`
    SELECT id::text, name, situation AS state, at, retry_count + (situation IN ('running', 'failed', 'done'))::int AS attempts,
      coalesce(output->>'message', output->'value'->>'message') AS reason
    FROM (SELECT *, ${STATE} AS situation,
            CASE WHEN state IN ('failed', 'completed') THEN completed_on WHEN state = 'active' THEN started_on
                 ELSE start_after END AS at
          FROM jobs.job WHERE name = ANY(${NAMES}) AND state <> 'cancelled') job
    WHERE situation = ANY(${states}) ORDER BY at DESC, id LIMIT ${limit}`
}

/** The jobs that run by themselves, the next one first. */
export async function listSchedules(): Promise<ScheduleView[]> {
  const boss = await producer()
  const schedules = (await boss.getSchedules()).filter(({ name }) => NAMES.includes(name))
  const views = schedules.map(({ name, cron, timezone }) => {
    const [next = null] = boss.previewSchedule(cron, { tz: timezone, count: 1 })
    return { id: name, name, next }
  })
  return views.sort((one, other) => Number(one.next) - Number(other.next))
}
