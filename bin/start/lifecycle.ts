import { onStopRequest } from '../stop-requests.ts'
import { closeOutput, printError } from './output.ts'

/** Graceful shutdown: closes open resources in reverse order when the process is asked to stop. */
export class Lifecycle {
  readonly #open = new AsyncDisposableStack()
  readonly #closing = new AbortController()

  constructor() {
    onStopRequest(() => (this.isClosing ? process.exit(1) : void this.#leave()))
    // In a child process: the parent asks it to stop by disconnecting, or was killed, perhaps before this line.
    const leave = () => void (this.isClosing || this.#leave())
    process.once('disconnect', leave)
    if (process.connected === false) leave()
  }

  /** Aborts pending work when the process is asked to stop. */
  get signal(): AbortSignal {
    return this.#closing.signal
  }

  get isClosing(): boolean {
    return this.signal.aborted
  }

  /** Registers how to close a resource. */
  onClose(close: () => unknown): void {
    this.#open.defer(async () => void (await close()))
  }

  /** Prints the reason, closes everything, and exits with 1. */
  async fail(message: string): Promise<never> {
    printError(message)
    await this.#close()
    return process.exit(1)
  }

  async #leave(): Promise<never> {
    const isTidy = await this.#close()
    return process.exit(isTidy ? 0 : 1)
  }

  async #close(): Promise<boolean> {
    this.#closing.abort()
    try {
      await this.#open.disposeAsync()
      return true
    } catch (error) {
      printError(error instanceof Error ? (error.stack ?? error.message) : String(error))
      return false
    } finally {
      await closeOutput()
    }
  }
}
