import type { PgBoss } from 'pg-boss'
import { queryPool, type Tx } from '#lib/db/client.ts'
import { createProducer, throughPrisma } from '#lib/jobs/engine.ts'
import { JOBS, type JobName, type PayloadOf } from '#lib/jobs/list.ts'
import { CREATE_QUEUES, queuesAsJson } from '#lib/jobs/queues.ts'

type Options = {
  /** Not before this moment. */
  startAfter?: Date
  /** For jobs that must go first. 0 by default. */
  priority?: number
  /** Only one is added in each period of this length. */
  oncePerSeconds?: number
}

/**
 * Adds a job to the transaction that causes it: a worker sees it when the transaction commits, and a rolled-back one
 * leaves none. Pass `db()` only where there is no such transaction.
 */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: PayloadOf<Name>,
  { startAfter, priority = 0, oncePerSeconds }: Options = {},
): Promise<void> {
  const boss = await producer()
  const data = JOBS[name].payload.parse(payload) as object
  // A restored backup takes the queues with it, which must fail no writer's transaction.
  await tx.$queryRawUnsafe(CREATE_QUEUES, queuesAsJson([name]))
  await boss.send(name, data, {
    db: throughPrisma(tx),
    priority,
    ...(startAfter && { startAfter }),
    ...(oncePerSeconds && { singletonSeconds: oncePerSeconds }),
  })
}

type Shared = typeof globalThis & { publicationJobs?: Promise<PgBoss> | undefined }

const shared = globalThis as Shared

/** The pg-boss of this process that adds jobs: Next's bundle and the server share it through globalThis. */
export async function producer(): Promise<PgBoss> {
  shared.publicationJobs ??= open()
  try {
    return await shared.publicationJobs
  } catch (error) {
    // The next call tries again.
    shared.publicationJobs = undefined
    throw error
  }
}

async function open(): Promise<PgBoss> {
  await queryPool(CREATE_QUEUES, [queuesAsJson()])
  return createProducer().start()
}
