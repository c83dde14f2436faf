type Options<Input, Output> = {
  /** The pause after the last input. */
  delayMs: number
  ask: (input: Input) => Promise<Output>
  /** Only for the newest input: an answer that came too late is dropped. */
  onAnswer: (output: Output, input: Input) => void
}

/** Asks for what changes faster than it can be answered: after a pause, one request at a time, the newest input wins. */
export class LatestRequest<Input, Output> {
  readonly #options: Options<Input, Output>
  #wanted: { input: Input } | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #isAsking = false
  #isStopped = false

  constructor(options: Options<Input, Output>) {
    this.#options = options
  }

  want(input: Input): void {
    this.#wanted = { input }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      void this.#ask()
    }, this.#options.delayMs)
  }

  /** Drops what is under way. */
  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
  }

  async #ask(): Promise<void> {
    const { ask, onAnswer } = this.#options
    if (this.#isAsking || !this.#wanted) return
    const { input } = this.#wanted
    this.#wanted = null
    this.#isAsking = true
    const output = await ask(input)
    this.#isAsking = false
    if (this.#isStopped) return
    if (!this.#wanted) return onAnswer(output, input)
    // The pause after the newer input may already be over.
    if (this.#timer === undefined) await this.#ask()
  }
}
