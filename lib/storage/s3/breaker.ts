import { S3Unreachable } from '#lib/storage/s3/faults.ts'

const MAX_FAILURES = 3
const PAUSE_MS = 5_000

/**
 * A circuit breaker: after several requests in a row that got no answer, further ones fail at once for a few seconds.
 * Then one is let through to try. Otherwise every reader of a picture would wait for the timeout.
 */
export class Breaker {
  readonly #now: () => number
  #failures = 0
  #closedAgainAt = 0

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** Runs the work, or throws S3Unreachable at once. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#failures >= MAX_FAILURES) {
      if (this.#now() < this.#closedAgainAt) throw new S3Unreachable()
      this.#closedAgainAt = this.#now() + PAUSE_MS
    }
    try {
      const result = await work()
      this.#failures = 0
      return result
    } catch (error) {
      if (error instanceof S3Unreachable) this.#fail()
      else this.#failures = 0
      throw error
    }
  }

  #fail() {
    this.#failures += 1
    this.#closedAgainAt = this.#now() + PAUSE_MS
  }
}
