import { setTimeout as delay } from 'node:timers/promises'
import type { PgBoss, StopOptions } from 'pg-boss'
import { ConcurrencyLimit } from '#lib/core/concurrency-limit.ts'
import { JobsDatabase } from '#lib/jobs/database.ts'
import { createConsumer } from '#lib/jobs/engine.ts'
import { JOB_NAMES, JOBS, type JobName, type PayloadOf } from '#lib/jobs/list.ts'
import { CREATE_QUEUES, queuesAsJson, settingsOf } from '#lib/jobs/queues.ts'
import { QuietReports } from '#lib/jobs/quiet-reports.ts'

/**
 * Does a job. It may run twice, because a worker can die between the work and its record: the second run must do no
 * harm; `id` is the same then. `signal` aborts when the worker stops or the job has taken too long. A thrown error fails
 * the attempt.
 */
export type Handler<Name extends JobName> = (
  payload: PayloadOf<Name>,
  context: { id: string; signal: AbortSignal },
) => Promise<void>

export type Handlers = { [Name in JobName]: Handler<Name> }

type Options = {
  handlers: Handlers
  /** Reports trouble: a job that failed, or a database that is away. */
  report: (message: string, error: unknown) => void
  /** Replaces the schedules of the list; null: none. */
  schedules?: Partial<Record<JobName, string | null>>
  /** Runs each time the worker has connected. */
  onStart?: () => Promise<void>
}

export type Worker = { stop(): Promise<void> }

/** How many jobs of a lane run at once in this process. */
const AT_ONCE = { quick: 2, slow: 1 }

/** How long a stopping worker waits for jobs that ignore their signal. They run again from their start. */
const STOP_TIMEOUT_MS = 5_000

const RETRY_START_MS = 5_000

/** A restored backup can take queues and schedules with it. */
const SYNCHRONISE_MS = 5 * 60_000

/**
 * Runs jobs in this process until `stop`. While the database is away it waits and goes on by itself, also when it is
 * away at the start.
 */
export function startWorker(options: Options): Worker {
  const stopping = new AbortController()
  const started = startPatiently(options, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await (await started)?.stop()
    },
  }
}

async function startPatiently(options: Options, stopping: AbortSignal): Promise<Worker | undefined> {
  const reports = new QuietReports(options.report)
  while (!stopping.aborted) {
    const database = new JobsDatabase()
    const boss = createConsumer(database).on('error', (error) => reports.add(error))
    const stop = async (how: StopOptions) => {
      await boss.stop(how).catch(() => undefined)
      await database.close()
    }
    try {
      await boss.start()
      await synchronise(boss, options.schedules ?? {})
      await options.onStart?.()
      await workOn(boss, options, stopping)
      keepSynchronised(boss, options, stopping)
      return { stop: () => stop({ timeout: STOP_TIMEOUT_MS }) }
    } catch (error) {
      reports.add(error)
      await stop({ graceful: false })
      await delay(RETRY_START_MS, undefined, { signal: stopping, ref: false }).catch(() => undefined)
    }
  }
  return undefined
}

/** Makes queues and schedules what the list says. */
async function synchronise(boss: PgBoss, schedules: NonNullable<Options['schedules']>): Promise<void> {
  await boss.getDb().executeSql(CREATE_QUEUES, [queuesAsJson()])
  for (const name of JOB_NAMES) {
    const { policy: _, ...changeable } = settingsOf(name)
    await boss.updateQueue(name, changeable)
    const schedule = name in schedules ? schedules[name] : JOBS[name].policy.schedule
    if (schedule) await boss.schedule(name, schedule, {}, { tz: 'UTC' })
    else await boss.unschedule(name)
  }
}

function keepSynchronised(boss: PgBoss, { schedules = {} }: Options, stopping: AbortSignal): void {
  const again = () => synchronise(boss, schedules).catch((error) => boss.emit('error', error))
  const timer = setInterval(again, SYNCHRONISE_MS).unref()
  stopping.addEventListener('abort', () => clearInterval(timer))
}

async function workOn(boss: PgBoss, { handlers, report }: Options, stopping: AbortSignal): Promise<void> {
  const lanes = {
    quick: new ConcurrencyLimit(AT_ONCE.quick, Infinity),
    slow: new ConcurrencyLimit(AT_ONCE.slow, Infinity),
  }
  const polling = { pollingIntervalSeconds: 5, notifyPollingIntervalSeconds: 30, burstWhenBatchFull: true }
  for (const name of JOB_NAMES) {
    const { lane, batch = 1 } = JOBS[name].policy
    const id: string = await boss.work<unknown>(name, { ...polling, batchSize: batch }, async (jobs) => {
      const [job] = jobs
      if (!job) return
      const signal = AbortSignal.any([job.signal, stopping])
      const data = jobs.map((each) => each.data)
      await lanes[lane]
        .run(() => runJobs(name, { id: job.id, data, signal }, handlers))
        .catch((error: unknown) => {
          if (!stopping.aborted) report(`The job ${name} failed (attempt ${job.retryCount + 1}).`, error)
          throw error
        })
        // One NOTIFY may announce many jobs: without this, each of the others would wait for the next poll.
        .finally(() => boss.notifyWorker(id))
    })
  }
}

/** Runs a job, or a batch of them as one; `data` has a payload of each. */
async function runJobs<Name extends JobName>(
  name: Name,
  { id, data, signal }: { id: string; data: unknown[]; signal: AbortSignal },
  handlers: Handlers,
): Promise<void> {
  signal.throwIfAborted()
  const payloads = data.map((each) => JOBS[name].payload.parse(each) as PayloadOf<Name>)
  const merge = JOBS[name].merge as ((some: PayloadOf<Name>[]) => PayloadOf<Name>) | undefined
  const [first] = payloads
  if (first !== undefined) await handlers[name](merge?.(payloads) ?? first, { id, signal })
}
