import { ConcurrencyLimit } from '#lib/core/concurrency-limit.ts'
import { type Outcome, type ThreadOptions, WorkerThread } from '#lib/core/worker-thread.ts'

export type PoolOptions<Input> = ThreadOptions & {
  workers: number
  /** Maximum length of the queue. */
  waiting: number
  /** CPU time that a job may take. */
  cpuMilliseconds: (input: Input) => number
  /** Idle threads are terminated after this many milliseconds. */
  idleMilliseconds: number
}

/**
 * A worker pool with a bounded queue. Threads start on demand, are terminated after an idle period and do not keep the
 * process alive while idle. Failures are returned as plain data: the pool may belong to another copy of this module.
 */
export class WorkerPool<Input, Output> {
  readonly #options: PoolOptions<Input>
  readonly #limit: ConcurrencyLimit
  readonly #threads = new Set<WorkerThread<Input, Output>>()
  readonly #idle: WorkerThread<Input, Output>[] = []
  #idleTimer: NodeJS.Timeout | undefined
  #closings = 0

  constructor(options: PoolOptions<Input>) {
    this.#options = options
    this.#limit = new ConcurrencyLimit(options.workers, options.waiting)
  }

  /** Number of threads. */
  get threads(): number {
    return this.#threads.size
  }

  async run(input: Input): Promise<Outcome<Output>> {
    if (this.#limit.isFull) return { failure: 'full' }
    const closings = this.#closings
    return await this.#limit.run(async () =>
      closings === this.#closings ? await this.#runOnThread(input) : { failure: 'closed' },
    )
  }

  /** Ends all threads, and what runs and waits with them. The next job starts new ones. */
  async close() {
    this.#closings += 1
    clearTimeout(this.#idleTimer)
    await this.#end([...this.#threads])
  }

  async #runOnThread(input: Input): Promise<Outcome<Output>> {
    clearTimeout(this.#idleTimer)
    const thread = this.#idleThread() ?? this.#startThread()
    const outcome = await thread.run(input, this.#options.cpuMilliseconds(input))
    if (thread.isAlive) this.#idle.push(thread)
    else this.#threads.delete(thread)
    clearTimeout(this.#idleTimer)
    this.#idleTimer = setTimeout(() => void this.#end(this.#idle), this.#options.idleMilliseconds).unref()
    return outcome
  }

  /** An idle thread that is still alive; dead ones are discarded. */
  #idleThread(): WorkerThread<Input, Output> | undefined {
    for (let thread = this.#idle.pop(); thread; thread = this.#idle.pop()) {
      if (thread.isAlive) return thread
      this.#threads.delete(thread)
    }
    return undefined
  }

  #startThread(): WorkerThread<Input, Output> {
    const thread = new WorkerThread<Input, Output>(this.#options)
    this.#threads.add(thread)
    return thread
  }

  async #end(threads: WorkerThread<Input, Output>[]) {
    const ending = [...threads]
    this.#idle.length = 0
    for (const thread of ending) this.#threads.delete(thread)
    await Promise.all(ending.map((thread) => thread.end()))
  }
}
