import type { Log } from '#server/log'

/**
 * Does improvements by name, one at a time, in the background. Only names are queued: what has been forgotten when its
 * turn comes costs nothing.
 */
export class Improver {
  readonly #queue = new Set<string>()
  readonly #improve: (key: string) => Promise<void>
  readonly #log: Log
  #isBusy = false

  constructor(improve: (key: string) => Promise<void>, log: Log) {
    this.#improve = improve
    this.#log = log
  }

  add(key: string) {
    this.#queue.add(key)
    if (!this.#isBusy) void this.#work()
  }

  async #work() {
    this.#isBusy = true
    for (const key of this.#queue) {
      this.#queue.delete(key)
      await this.#improve(key).catch((error) => this.#log.error({ err: error, key }, 'An encoding failed.'))
    }
    this.#isBusy = false
  }
}
