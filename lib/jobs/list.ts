import { z } from 'zod'

/**
 * How a kind of job is run. `lane`: jobs of the slow lane run one at a time, so that quick ones never wait for them.
 * `isSingle`: never two at once, on any instance. `retries`: after failures, with a pause that doubles from
 * `pauseSeconds`; at least one, because the death of a worker counts as a failure. `maxSeconds`: how long one attempt
 * may take. `schedule`: when it runs by itself, as cron in UTC. `batch`: at most so many that wait are done together; not
 * for those that are single.
 */
export type Policy = {
  lane: 'quick' | 'slow'
  isSingle?: boolean
  retries: number
  pauseSeconds: number
  maxSeconds: number
  schedule?: string
  batch?: number
}

const MINUTE = 60
const HOUR = 60 * MINUTE

const nothing = z.object({}).strict()

/**
 * Every kind of job: its payload and how it is run. `lib/background/handlers.ts` says what each one does. Jobs are not in
 * backups, so what must not be forgotten is a row of its own (a text to render, a message to send), and the schedule of
 * its kind of job looks for such rows.
 */
export const JOBS = {
  /** Sends messages that are due. The schedule finds those to be tried again. */
  mail: job(nothing, {
    ...{ lane: 'quick', isSingle: true, retries: 5, pauseSeconds: 10, maxSeconds: 30 * MINUTE },
    schedule: '* * * * *',
  }),
  /** Renders live texts that another version rendered, or whose images have changed. */
  rerender: job(nothing, {
    ...{ lane: 'slow', isSingle: true, retries: 5, pauseSeconds: 10, maxSeconds: 6 * HOUR },
    schedule: '7 * * * *',
  }),
  /** Writes search entries that are missing or in another language. */
  reindex: job(nothing, {
    ...{ lane: 'slow', isSingle: true, retries: 5, pauseSeconds: 10, maxSeconds: 6 * HOUR },
    schedule: '17 * * * *',
  }),
  /** Prepares the variants of an image; without one, of every image. */
  variants: job(z.object({ mediaId: z.string().optional() }).strict(), {
    ...{ lane: 'quick', retries: 3, pauseSeconds: 30, maxSeconds: 6 * HOUR },
    schedule: '27 4 * * *',
  }),
  /** Deletes posts that have been in the trash for TRASH_DAYS. */
  'empty-trash': job(nothing, {
    ...{ lane: 'slow', isSingle: true, retries: 3, pauseSeconds: 60, maxSeconds: HOUR },
    schedule: '37 3 * * *',
  }),
  /** Purges surrogate keys from the CDN. `again`: those of them that are purged once more a little later. */
  purge: job(
    z.object({ keys: z.array(z.string()), again: z.array(z.string()) }).strict(),
    { lane: 'quick', retries: 12, pauseSeconds: 5, maxSeconds: 5 * MINUTE, batch: 100 },
    (some) => ({
      keys: [...new Set(some.flatMap(({ keys }) => keys))],
      again: [...new Set(some.flatMap(({ again }) => again))],
    }),
  ),
  /** Makes a backup and removes old ones. Its schedule is BACKUP_SCHEDULE. */
  backup: job(nothing, {
    ...{ lane: 'slow', isSingle: true, retries: 3, pauseSeconds: 5 * MINUTE, maxSeconds: 12 * HOUR },
  }),
}

type Merge<Payload extends z.ZodType> = (some: z.output<Payload>[]) => z.output<Payload>

/** `merge`: makes one payload of those of a batch. */
function job<Payload extends z.ZodType>(payload: Payload, policy: Policy, merge?: Merge<Payload>) {
  return { payload, policy, merge }
}

export type JobName = keyof typeof JOBS

/** The payload of a kind of job. It is stored as JSON: identifiers, never records. */
export type PayloadOf<Name extends JobName> = z.output<(typeof JOBS)[Name]['payload']>

export const JOB_NAMES = Object.keys(JOBS) as JobName[]

export function isJobName(name: string): name is JobName {
  return Object.hasOwn(JOBS, name)
}
