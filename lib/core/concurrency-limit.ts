import { Overloaded } from '#lib/core/errors.ts'

/** Higher priorities run first, equal ones in the order they came. May be raised while the work waits. */
export type Turn = { priority: number }

type Waiting = { turn: Turn; start: () => void }

const IN_ORDER: Turn = { priority: 0 }

/** A concurrency limit (counting semaphore, bulkhead) with a bounded queue. */
export class ConcurrencyLimit {
  readonly #queue: Waiting[] = []
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

  /** True when further work would be refused. */
  get isFull(): boolean {
    return this.#running >= this.#maxRunning && this.waiting >= this.#maxWaiting
  }

  /** How much work waits for a slot. */
  get waiting(): number {
    return this.#queue.length
  }

  /** Runs the work when a slot is free. Throws Overloaded at once when the queue is full. */
  async run<Result>(work: () => Promise<Result>, turn: Turn = IN_ORDER): Promise<Result> {
    if (this.isFull) throw new Overloaded('Too many requests are waiting. Try again in a minute.')
    if (this.#running >= this.#maxRunning) await this.#wait(turn)
    else this.#running += 1
    try {
      return await work()
    } finally {
      this.#passSlotOn()
    }
  }

  #wait(turn: Turn): Promise<void> {
    return new Promise((start) => this.#queue.push({ turn, start }))
  }

  #passSlotOn() {
    const next = this.#takeNext()
    if (next) next.start()
    else this.#running -= 1
  }

  #takeNext(): Waiting | undefined {
    let first = 0
    for (const [index, { turn }] of this.#queue.entries())
      if (turn.priority > (this.#queue[first]?.turn.priority ?? 0)) first = index
    return this.#queue.splice(first, 1)[0]
  }
}
