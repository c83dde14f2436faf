const PAUSE_MS = 60_000

/** Reports trouble with the queue at most once a minute: a database that is away fails every statement. */
export class QuietReports {
  readonly #report: (message: string, error: unknown) => void
  #last = -Infinity
  #suppressed = 0

  constructor(report: (message: string, error: unknown) => void) {
    this.#report = report
  }

  add(error: unknown): void {
    const now = performance.now()
    if (now - this.#last < PAUSE_MS) {
      this.#suppressed += 1
      return
    }
    const more = this.#suppressed > 0 ? ` (${this.#suppressed} more like it since the last report)` : ''
    this.#report(`Jobs wait: the database does not answer as it should${more}.`, error)
    this.#last = now
    this.#suppressed = 0
  }
}
