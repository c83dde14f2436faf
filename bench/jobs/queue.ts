import { setTimeout as delay } from 'node:timers/promises'
import { db } from '#lib/db/client.ts'
import type { JobName } from '#lib/jobs/list.ts'
import type { Kind } from './kinds.ts'

const PATIENCE_MS = 5 * 60_000

type Count = { open: number; active: number }

/** The jobs of a kind that have not ended, and those of them that run. */
export async function countJobs(name: JobName): Promise<Count> {
  const [row] = await db().$queryRaw<Count[]>`
    SELECT count(*) FILTER (WHERE state IN ('created', 'retry', 'active'))::int AS open,
      count(*) FILTER (WHERE state = 'active')::int AS active
    FROM jobs.job WHERE name = ${name}`
  return row ?? { open: 0, active: 0 }
}

/** Resolves when a job of this kind runs, or all have already ended. */
export async function untilRunning(name: JobName): Promise<void> {
  await until(async () => {
    const { open, active } = await countJobs(name)
    return active > 0 || open === 0
  })
}

/** Resolves with true when no job of this kind is open and nothing is left to do; with false after five minutes. */
export function untilQuiet(name: JobName, kind: Kind): Promise<boolean> {
  return until(async () => {
    await skipPauses()
    return (await countJobs(name)).open === 0 && (await kind.left()) === 0
  })
}

/** How many jobs of this kind have failed for good since the last call. */
export function takeFailed(name: JobName): Promise<number> {
  return db().$executeRaw`DELETE FROM jobs.job WHERE name = ${name} AND state = 'failed'`
}

/** Resolves when no job of this kind is open, whatever is left to do. */
export async function untilEnded(name: JobName): Promise<void> {
  await until(async () => (await countJobs(name)).open === 0)
}

/** What a dead process was doing is free at once, and not after its heartbeat is missed. */
export async function declareDead(): Promise<void> {
  await db().$executeRaw`UPDATE jobs.job SET heartbeat_on = now() - interval '1 hour' WHERE state = 'active'`
}

/** Another attempt begins at once, and not after its pause. */
async function skipPauses(): Promise<void> {
  await db()
    .$executeRaw`UPDATE jobs.job SET start_after = now() WHERE state = 'retry' AND start_after > now()`
  await db().$executeRaw`
    UPDATE mail_messages SET due_at = now() WHERE sent_at IS NULL AND handed_over_at IS NULL AND due_at > now()`
}

/** A database that is away is asked again. */
async function until(isTrue: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + PATIENCE_MS
  while (performance.now() < end) {
    if (await isTrue().catch(() => false)) return true
    await delay(20)
  }
  return false
}
