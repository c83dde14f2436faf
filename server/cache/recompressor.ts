import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '#server/observability/log.ts'
import { pathOf } from '#server/routing/request-target.ts'

const POLL_MS = 100
const MAX_QUEUED = 1_000

type RecompressorDeps = {
  recompress: (key: string) => Promise<void>
  /** True while requests wait for rendering. */
  isBusy: () => boolean
  log: Log
}

/**
 * Recompresses cached pages with the best encodings in the background, one at a time, while nothing is being
 * rendered. The queue holds only keys, so an entry evicted before its turn costs nothing.
 */
export class Recompressor {
  readonly #queue = new Set<string>()
  readonly #deps: RecompressorDeps
  #isRunning = false

  constructor(deps: RecompressorDeps) {
    this.#deps = deps
  }

  /** Queues a key. False when the queue is full; the next request for the page may try again. */
  add(key: string): boolean {
    if (this.#queue.size >= MAX_QUEUED) return false
    this.#queue.add(key)
    if (!this.#isRunning) void this.#drainQueue()
    return true
  }

  async #drainQueue() {
    const { recompress, log } = this.#deps
    this.#isRunning = true
    for (const key of this.#queue) {
      await this.#waitUntilIdle()
      this.#queue.delete(key)
      await recompress(key).catch((error) =>
        log.error({ err: error, path: pathOf(key) }, 'A cached page could not be recompressed.'),
      )
    }
    this.#isRunning = false
  }

  async #waitUntilIdle() {
    while (this.#deps.isBusy()) await delay(POLL_MS, undefined, { ref: false })
  }
}
