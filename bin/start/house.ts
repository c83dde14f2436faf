const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
// Ctrl-C reaches us twice, from the terminal and from npm. A person who asks again takes longer.
const SAME_REQUEST = 500

/** What is open in this process, and the way out: closed in reverse order when the process is asked to stop. */
export class House {
  readonly #open = new AsyncDisposableStack()
  readonly #closing = new AbortController()
  #askedAt = 0

  constructor() {
    for (const signal of SIGNALS) process.on(signal, () => this.#leave())
    // Set when another process started this one and hands its signals on; gone when that one was killed.
    process.on('disconnect', () => this.#leave())
  }

  /** Aborts what is under way when the process is asked to stop. */
  get signal(): AbortSignal {
    return this.#closing.signal
  }

  get isClosing(): boolean {
    return this.signal.aborted
  }

  /** Takes note of how to close something that is open now. */
  onClose(close: () => unknown): void {
    this.#open.defer(async () => void (await close()))
  }

  /** Closes everything, says why, and ends the process with 1. */
  async fail(message: string): Promise<never> {
    this.#closing.abort()
    console.error(message)
    await this.#open.disposeAsync().catch(console.error)
    return process.exit(1)
  }

  #leave() {
    if (!this.isClosing) void this.#close()
    else if (Date.now() - this.#askedAt > SAME_REQUEST) process.exit(1)
  }

  async #close() {
    this.#askedAt = Date.now()
    this.#closing.abort()
    try {
      await this.#open.disposeAsync()
      process.exit(0)
    } catch (error) {
      console.error(error)
      process.exit(1)
    }
  }
}
