/** More is asked for than can be served in time. */
export class Overloaded extends Error {}

/** Lets a few through at a time and a limited number wait. */
export class ConcurrencyLimit {
  readonly #waiting: (() => void)[] = []
  readonly #mostInside: number
  readonly #mostWaiting: number
  #inside = 0

  constructor(mostInside: number, mostWaiting: number) {
    this.#mostInside = mostInside
    this.#mostWaiting = mostWaiting
  }

  /** True while somebody is inside. */
  get isBusy(): boolean {
    return this.#inside > 0
  }

  /** Does the work when there is room. Throws Crowded at once when too many wait. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#inside >= this.#mostInside) await this.#wait()
    else this.#inside += 1
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#inside -= 1
    }
  }

  #wait(): Promise<void> {
    if (this.#waiting.length >= this.#mostWaiting) throw new Overloaded('Too many readers are waiting.')
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}
