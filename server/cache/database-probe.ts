import { EventEmitter, once } from 'node:events'

const PROBE_INTERVAL_MS = 1_000

/**
 * Database health probe with a circuit breaker: while the database is down, one probe a second is the only query, so
 * readers get cached pages at once instead of waiting for queries that will fail.
 */
export class DatabaseProbe {
  readonly #isDatabaseUp: () => Promise<boolean>
  readonly #probeIntervalMs: number
  readonly #events = new EventEmitter().setMaxListeners(0)
  #timer: NodeJS.Timeout | undefined
  #pendingCheck: Promise<boolean> | undefined
  #isDown = false

  constructor(isDatabaseUp: () => Promise<boolean>, probeIntervalMs = PROBE_INTERVAL_MS) {
    this.#isDatabaseUp = isDatabaseUp
    this.#probeIntervalMs = probeIntervalMs
  }

  /** True while the circuit is open: the database is down. */
  get isDown(): boolean {
    return this.#isDown
  }

  /** Call after a failure. Probes the database and returns true when it is down. Concurrent calls share one probe. */
  async check(): Promise<boolean> {
    if (this.#isDown) return true
    this.#pendingCheck ??= this.#checkOnce()
    return await this.#pendingCheck
  }

  /** Resolves when the database goes down. Abort the signal to stop waiting. */
  async whenDown(signal: AbortSignal): Promise<void> {
    if (!this.#isDown) await once(this.#events, 'down', { signal })
  }

  close() {
    clearTimeout(this.#timer)
  }

  async #checkOnce(): Promise<boolean> {
    try {
      if (!(await this.#isDatabaseUp())) this.#markDown()
      return this.#isDown
    } finally {
      this.#pendingCheck = undefined
    }
  }

  #markDown() {
    this.#isDown = true
    this.#events.emit('down')
    this.#probeLater()
  }

  #probeLater() {
    this.#timer = setTimeout(async () => {
      if (await this.#isDatabaseUp()) this.#isDown = false
      else this.#probeLater()
    }, this.#probeIntervalMs)
    this.#timer.unref()
  }
}
