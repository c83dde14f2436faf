import { vi } from 'vitest'
import { handlers } from '#lib/background/handlers.ts'
import { JOB_NAMES } from '#lib/jobs/list.ts'
import { readJobsHealth } from '#lib/jobs/reading.ts'
import { type Handlers, startWorker, type Worker } from '#lib/jobs/working.ts'

const noSchedules = Object.fromEntries(JOB_NAMES.map((name) => [name, null]))

/** A worker with the real handlers, some replaced, and without schedules. */
export function someWorker(own: Partial<Handlers> = {}, report = vi.fn()): Worker {
  return startWorker({ handlers: { ...handlers, ...own }, report, schedules: noSchedules })
}

/** Runs jobs until none is due. */
export async function finishJobs(): Promise<void> {
  const worker = someWorker()
  await vi.waitUntil(async () => {
    const { waiting, running } = await readJobsHealth()
    return waiting + running === 0
  }, 60_000)
  await worker.stop()
}
