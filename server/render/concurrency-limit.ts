/** Thrown when too many requests wait; becomes a 503. */
export class Overloaded extends Error {}

/** A concurrency limit (counting semaphore, bulkhead) with a bounded queue. */
export class ConcurrencyLimit {
  readonly #waiting: (() => void)[] = []
  readonly #maxRunning: number
  readonly #maxWaiting: number
  #running = 0

  constructor(maxRunning: number, maxWaiting: number) {
    this.#maxRunning = maxRunning
    this.#maxWaiting = maxWaiting
  }

  /** True while any work is running. */
  get isBusy(): boolean {
    return this.#running > 0
  }

  /** Runs the work when a slot is free. Throws Overloaded at once when the queue is full. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.#maxRunning) await this.#wait()
    else this.#running += 1
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running -= 1
    }
  }

  #wait(): Promise<void> {
    if (this.#waiting.length >= this.#maxWaiting) throw new Overloaded('Too many requests are waiting.')
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}
