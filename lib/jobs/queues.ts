import type { Queue } from 'pg-boss'
import { JOB_NAMES, JOBS, type JobName } from '#lib/jobs/list.ts'

const DAY = 24 * 60 * 60

/** The longest time between the death of a worker and the next attempt at what it was doing. */
const HEARTBEAT_SECONDS = 30

type Settings = Omit<Queue, 'name'>

/** The settings of a kind of job in the words of pg-boss. */
export function settingsOf(name: JobName): Settings {
  const { retries, pauseSeconds, maxSeconds, isSingle } = JOBS[name].policy
  return {
    policy: isSingle ? 'singleton' : 'standard',
    retryLimit: retries,
    retryDelay: pauseSeconds,
    retryBackoff: true,
    retryDelayMax: 60 * 60,
    expireInSeconds: maxSeconds,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    // A job that waits is forgotten only when nothing has run for a year; what has ended is kept for two weeks.
    retentionSeconds: 365 * DAY,
    deleteAfterSeconds: 14 * DAY,
    notify: true,
  }
}

/** SQL that creates the queues that are missing. `$1`: `queuesAsJson()`. */
export const CREATE_QUEUES = `
  SELECT count(jobs.create_queue(queue.name, queue.settings)::text)::int
  FROM jsonb_to_recordset($1::text::jsonb) AS queue (name text, settings jsonb)`

export function queuesAsJson(names: readonly JobName[] = JOB_NAMES): string {
  return JSON.stringify(names.map((name) => ({ name, settings: settingsOf(name) })))
}
