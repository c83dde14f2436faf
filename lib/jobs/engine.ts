import { type Clock, type ConstructorOptions, PgBoss } from 'pg-boss'
import { tracing } from '#lib/core/tracing.ts'
import { queryPool, type Tx } from '#lib/db/client.ts'
import type { JobsDatabase } from '#lib/jobs/database.ts'

/** The schema of pg-boss, which a migration creates: it never changes its tables by itself. */
export const SCHEMA = 'jobs'

type Database = NonNullable<ConstructorOptions['db']>

const OWN = { schema: SCHEMA, migrate: false, createSchema: false } as const

/** Spans for jobs: one that is added in a trace continues it when it runs, on whichever instance. */
function openTelemetry(): Pick<ConstructorOptions, 'openTelemetry'> {
  const on = tracing()
  return on ? { openTelemetry: { ...on.jobs, propagateContext: true } } : {}
}

/** Timers that keep no process from ending. */
const quietClock: Clock = {
  now: () => Date.now(),
  setTimeout: (work, ms) => setTimeout(work, ms).unref(),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  setInterval: (work, ms) => setInterval(work, ms).unref(),
  clearInterval: (timer) => clearInterval(timer as NodeJS.Timeout),
}

/** A pg-boss that writes and reads jobs through the pool of `db()` and runs none. It needs no stopping. */
export function createProducer(): PgBoss {
  const boss = new PgBoss({
    ...OWN,
    ...openTelemetry(),
    db: { executeSql: queryPool },
    clock: quietClock,
    supervise: false,
    schedule: false,
    registerInstance: false,
    queueCacheIntervalSeconds: 3_600,
  })
  // A failed refresh of its list of queues leaves the old list.
  return boss.on('error', () => undefined)
}

/** A pg-boss that runs jobs. */
export function createConsumer(db: JobsDatabase): PgBoss {
  return new PgBoss({
    ...OWN,
    ...openTelemetry(),
    db,
    useListenNotify: true,
    instanceHeartbeatSeconds: 10,
    monitorIntervalSeconds: 15,
    superviseIntervalSeconds: 15,
    // Queues of this size need neither.
    reindex: false,
    monitorVacuum: false,
  })
}

/** Runs the statements of pg-boss in one of our transactions. */
export function throughPrisma(tx: Tx): Database {
  return {
    executeSql: async (text: string, values: unknown[] = []) => ({
      rows: await tx.$queryRawUnsafe<unknown[]>(text, ...values),
    }),
  }
}
