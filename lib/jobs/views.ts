/** How the background jobs are. */
export type JobsHealth = {
  /** Whether a worker, in any process, has been heard of within a minute. */
  isRunning: boolean
  waiting: number
  /** Due at a later moment: after a failure, or as asked. */
  later: number
  running: number
  failed: number
  /** How long the job that is due longest has waited, in seconds; 0 when none is. */
  overdueSeconds: number
}

export type JobState = 'waiting' | 'later' | 'running' | 'failed' | 'done'

/** A job in a list. `reason`: why its last attempt failed. */
export type JobView = {
  id: string
  name: string
  state: JobState
  attempts: number
  /** When it was added, starts, started or ended, as its state says. */
  at: Date
  reason: string | null
}

/** `next`: when it runs by itself the next time. */
export type ScheduleView = { id: string; name: string; next: Date | null }
