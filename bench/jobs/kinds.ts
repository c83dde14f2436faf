import { JOB_NAMES, type JobName } from '#lib/jobs/list.ts'
import { backups } from './kinds/backup.ts'
import { trash } from './kinds/empty-trash.ts'
import { messages } from './kinds/mail.ts'
import { searchEntries } from './kinds/reindex.ts'
import { renderings } from './kinds/rerender.ts'
import { variants } from './kinds/variants.ts'
import type { Stand } from './stand.ts'

/** Work for one kind of job, and what must be true when it has been done. */
export type Kind = {
  /** Prepares what all rounds need. */
  prepare?(): Promise<void>
  /** Makes work, and adds the job. */
  begin(): Promise<void>
  /** How much is left to do. */
  left(): Promise<number>
  /** What is wrong now that all is done. */
  faults(): Promise<string[]>
}

/** Those that change something here: a purge that comes twice does no harm, and needs a CDN. */
export type KindName = Exclude<JobName, 'purge'>

export const KIND_NAMES = JOB_NAMES.filter((name) => name !== 'purge')

export function kindsOf(stand: Stand): Record<KindName, Kind> {
  return {
    mail: messages(stand.mail.received),
    rerender: renderings(),
    reindex: searchEntries(),
    variants: variants(),
    'empty-trash': trash(),
    backup: backups(),
  }
}
