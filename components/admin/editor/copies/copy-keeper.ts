import * as device from '#components/admin/editor/copies/copies-store.ts'
import { copyOf } from '#components/admin/editor/copies/device-copy.ts'
import type { DraftFields } from '#components/admin/editor/draft-fields.ts'
import type { CopyState } from '#components/admin/editor/saving/draft-state.ts'

type Owner = { userId: string; postId: string; session: string }
type Job = { kind: 'put'; version: number; fields: DraftFields; part: number } | { kind: 'drop' }

/** A text is written at most as often as this much of it per millisecond allows: a megabyte once a second. */
const UNITS_PER_MILLISECOND = 1_000

/**
 * Keeps this session's copy of the draft up to date, one write at a time. While one runs, only the latest text waits.
 * Never throws: `onState` hears when copies cannot be kept, and when they can be again.
 */
export function createCopyKeeper(owner: Owner, onState: (state: CopyState) => void) {
  let next: Job | null = null
  let running: Promise<void> | null = null
  let endPause: () => void = () => {}
  let state: CopyState = 'kept'
  let part = 0
  let latest = 0

  async function run() {
    while (next) {
      const job: Job = next
      next = null
      report(await perform(job))
      if (job.kind === 'put') await pause(job.fields.body.length / UNITS_PER_MILLISECOND)
    }
    running = null
  }

  async function perform(job: Job): Promise<CopyState> {
    try {
      if (job.kind === 'drop') await device.deleteSession(owner)
      else await device.putCopy(copyOf({ ...owner, ...job, now: nextInstant() }))
      return 'kept'
    } catch (error) {
      return device.isFull(error) ? 'full' : 'blocked'
    }
  }

  /** Later than that of the copy before: a clock that was set back must not make the newest text the oldest. */
  function nextInstant(): number {
    latest = Math.max(Date.now(), latest + 1)
    return latest
  }

  function report(now: CopyState) {
    if (now === state) return
    state = now
    onState(now)
  }

  function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  function schedule(job: Job) {
    next = job
    running ??= run()
  }

  return {
    /** Keeps this text, written on that version. */
    keep: (version: number, fields: DraftFields) => schedule({ kind: 'put', version, fields, part }),
    /** From now on, what was kept so far is not written over. */
    seal: () => {
      part++
    },
    /** Deletes the copies of this session: the server has the text. */
    drop: () => schedule({ kind: 'drop' }),
    /** Writes what waits without a pause. Resolves when it is written. */
    flush: () => {
      endPause()
      return running ?? Promise.resolve()
    },
  }
}

export type CopyKeeper = ReturnType<typeof createCopyKeeper>
