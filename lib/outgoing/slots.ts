import { ConcurrencyLimit } from '#lib/core/concurrency-limit.ts'

const MAX_AT_ONCE = 6
const MAX_PER_HOST = 2
const MAX_WAITING = 24

/** How many requests run at once: in all, and to one host. */
export class Slots {
  readonly #all = new ConcurrencyLimit(MAX_AT_ONCE, MAX_WAITING)
  readonly #hosts = new Map<string, ConcurrencyLimit>()

  /** Runs the work when both limits allow it. Throws Overloaded when too many wait. */
  async run<Result>(host: string, work: () => Promise<Result>): Promise<Result> {
    const limit = this.#hosts.get(host) ?? new ConcurrencyLimit(MAX_PER_HOST, MAX_WAITING)
    this.#hosts.set(host, limit)
    try {
      // Whoever waits for a busy host holds no slot that others could use.
      return await limit.run(() => this.#all.run(work))
    } finally {
      if (!limit.isBusy) this.#hosts.delete(host)
    }
  }
}
