import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '#server/observability/log.ts'
import { pathOf } from '#server/routing/request-target.ts'

const BETWEEN_LOOKS_MS = 100
const MOST_WAITING = 1_000

type Parts = {
  improve: (key: string) => Promise<void>
  /** True while readers wait for something that takes computing. */
  isBusy: () => boolean
  log: Log
}

/**
 * Does improvements by name, one at a time, in the background, while nothing better is to be done. Only names are queued:
 * what has been forgotten when its turn comes costs nothing.
 */
export class Recompressor {
  readonly #queue = new Set<string>()
  readonly #parts: Parts
  #isWorking = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** False when too many wait already; whoever asks for it again then may try again. */
  add(key: string): boolean {
    if (this.#queue.size >= MOST_WAITING) return false
    this.#queue.add(key)
    if (!this.#isWorking) void this.#work()
    return true
  }

  async #work() {
    const { improve, log } = this.#parts
    this.#isWorking = true
    for (const key of this.#queue) {
      await this.#quiet()
      this.#queue.delete(key)
      await improve(key).catch((error) => log.error({ err: error, path: pathOf(key) }, 'An encoding failed.'))
    }
    this.#isWorking = false
  }

  async #quiet() {
    while (this.#parts.isBusy()) await delay(BETWEEN_LOOKS_MS, undefined, { ref: false })
  }
}
