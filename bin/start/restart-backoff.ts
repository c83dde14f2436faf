const WINDOW_MS = 60_000
const TOO_MANY = 5
const FIRST_PAUSE_MS = 250

/** The deaths of a process that is started again, and how long to wait after each. */
export class RestartBackoff {
  #times: number[] = []

  /** How many there were in the last minute. */
  get count(): number {
    return this.#times.length
  }

  /**
   * Takes note of a death. The milliseconds to wait before the next start, twice as many each time; null when there were
   * five within a minute.
   */
  note(now: number): number | null {
    this.#times = [...this.#times, now].filter((time) => now - time < WINDOW_MS)
    return this.count < TOO_MANY ? FIRST_PAUSE_MS * 2 ** (this.count - 1) : null
  }
}
