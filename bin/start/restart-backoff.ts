const WINDOW_MS = 60_000
const TOO_MANY = 5
const FIRST_PAUSE_MS = 250

/** Exponential backoff for restarts, with a limit against crash loops. */
export class RestartBackoff {
  #times: number[] = []

  /** Crashes in the last minute. */
  get count(): number {
    return this.#times.length
  }

  /**
   * Records a crash. Returns the milliseconds to wait before the next start, doubled each time; null after five crashes
   * within a minute.
   */
  note(now: number): number | null {
    this.#times = [...this.#times, now].filter((time) => now - time < WINDOW_MS)
    return this.count < TOO_MANY ? FIRST_PAUSE_MS * 2 ** (this.count - 1) : null
  }
}
