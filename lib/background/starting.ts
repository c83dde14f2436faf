import { handlers } from '#lib/background/handlers.ts'
import { startWorker, type Worker } from '#lib/jobs/working.ts'

/** Runs the publication's background jobs in this process until `stop`. `report`: where trouble goes. */
export function startBackground(report: (message: string, error: unknown) => void): Worker {
  return startWorker({ handlers, report })
}
