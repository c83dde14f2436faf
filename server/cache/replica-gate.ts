import { setTimeout as delay } from 'node:timers/promises'
import { readFromReplica } from '#lib/db/reader-context.ts'
import { positionOfPrimary, untilReplayed } from '#lib/db/replica-position.ts'
import type { Log } from '#server/observability/log.ts'

const RETRY_MS = 1_000

export type ReadForReader = <T>(work: () => Promise<T>) => Promise<T>

type GateDeps = { primary: () => string; replica: string; log: Log }

/**
 * Decides which database readers' pages are read from. After each change it is closed, and the primary is read, until
 * the replica has replayed everything that was committed when the change was heard; so no reader sees an older state
 * than the page cache knows of. A replica that fails or falls silent closes it too.
 */
export class ReplicaGate {
  readonly #deps: GateDeps
  readonly #stopping = new AbortController()
  readonly #closed: Promise<void>
  /** Counts what it was closed for; it opens for what it was when the position of the primary was asked. */
  #wanted = 1
  #reached = 0
  #wake = () => {}

  constructor(deps: GateDeps) {
    this.#deps = deps
    this.#closed = this.#run()
  }

  /** True when readers' pages are read from the replica. */
  get isOpen(): boolean {
    return this.#reached === this.#wanted
  }

  closeUntilReplayed() {
    this.#wanted++
    this.#wake()
  }

  /** Reads from the replica while the gate is open, and again from the primary when that fails. */
  async read<T>(work: () => Promise<T>): Promise<T> {
    if (!this.isOpen) return work()
    try {
      return await readFromReplica(work)
    } catch {
      this.closeUntilReplayed()
      return work()
    }
  }

  async close() {
    this.#stopping.abort()
    this.#wake()
    await this.#closed
  }

  async #run() {
    let isWarned = false
    while (!this.#stopping.signal.aborted) {
      try {
        await this.#follow()
        isWarned = false
      } catch (error) {
        if (!isWarned) this.#deps.log.warn({ err: error }, 'The replica is not read: the primary answers.')
        isWarned = true
        await delay(RETRY_MS, undefined, { ref: false })
      }
    }
  }

  /** Opens the gate when the replica has caught up, once. Rejects when one of the two databases does not answer. */
  async #follow() {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve
    })
    const wanted = this.#wanted
    if (this.isOpen) return woken
    const position = await positionOfPrimary(this.#deps.primary())
    await untilReplayed(this.#deps.replica, position, this.#stopping.signal)
    this.#reached = wanted
  }
}
