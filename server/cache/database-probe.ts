import { EventEmitter, once } from 'node:events'

const BETWEEN_PROBES = 1_000

/**
 * Knows whether the database is away. While it is, nobody tries it but one probe a second, so that readers get what
 * is in memory at once instead of waiting for what will fail.
 */
export class DatabaseProbe {
  readonly #isThere: () => Promise<boolean>
  readonly #betweenProbes: number
  readonly #events = new EventEmitter().setMaxListeners(0)
  #timer: NodeJS.Timeout | undefined
  #look: Promise<boolean> | undefined
  #isOpen = false

  constructor(isThere: () => Promise<boolean>, betweenProbes = BETWEEN_PROBES) {
    this.#isThere = isThere
    this.#betweenProbes = betweenProbes
  }

  /** True while the database is away. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /** After something failed: looks whether the database is away, once for all who ask at the same time, and says so. */
  async check(): Promise<boolean> {
    if (this.#isOpen) return true
    this.#look ??= this.#lookOnce()
    return await this.#look
  }

  /** Resolves when the database goes away. Give it up through the signal. */
  async whenDown(signal: AbortSignal): Promise<void> {
    if (!this.#isOpen) await once(this.#events, 'open', { signal })
  }

  close() {
    clearTimeout(this.#timer)
  }

  async #lookOnce(): Promise<boolean> {
    try {
      if (!(await this.#isThere())) this.#open()
      return this.#isOpen
    } finally {
      this.#look = undefined
    }
  }

  #open() {
    this.#isOpen = true
    this.#events.emit('open')
    this.#probeLater()
  }

  #probeLater() {
    this.#timer = setTimeout(async () => {
      if (await this.#isThere()) this.#isOpen = false
      else this.#probeLater()
    }, this.#betweenProbes)
    this.#timer.unref()
  }
}
