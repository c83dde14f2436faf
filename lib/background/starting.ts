import { handlers } from '#lib/background/handlers.ts'
import { env } from '#lib/core/env.ts'
import { lookForWork } from '#lib/jobs/looking-for-work.ts'
import { startWorker, type Worker } from '#lib/jobs/working.ts'

/**
 * Runs the publication's background jobs in this process until `stop`. `report`: where trouble goes. First it looks for
 * work that an upgrade or a restored backup has left.
 */
export function startBackground(report: (message: string, error: unknown) => void): Worker {
  const { BACKUP_SCHEDULE, TRASH_DAYS } = env()
  const schedules = {
    backup: BACKUP_SCHEDULE ?? null,
    ...(TRASH_DAYS === 0 && { 'empty-trash': null }),
  }
  return startWorker({ handlers, report, schedules, onStart: lookForWork })
}
