import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { WorkerMessage } from '#lib/core/worker-jobs.ts'

export type ThreadOptions = {
  /** Shown by debuggers. */
  name: string
  /** The file that the thread runs, as a path from the project's root. It calls `answerJobs`. */
  program: string
  execArgv?: string[]
  startMilliseconds: number
  /** Limit per job, for a machine so busy that its threads get little CPU time. */
  wallClockMilliseconds: number
  megabytes: number
  /** Young generation (V8), of which parsing needs much. */
  youngMegabytes?: number
}

/** Why a job has no value. `full` and `closed` are about the pool; `stopped` is a thread that ended by itself. */
export type Failure = {
  failure: 'full' | 'closed' | 'not started' | 'too slow' | 'too big' | 'crashed' | 'stopped'
  cause?: Error
}

export type Outcome<Output> = { value: Output } | Failure

/**
 * A worker thread with an empty environment (no secrets) and a memory limit. `run` takes one job at a time. A thread
 * that exceeds a limit or crashes is terminated: see `isAlive`.
 */
export class WorkerThread<Input, Output> {
  isAlive = true
  readonly #options: ThreadOptions
  readonly #worker: Worker
  readonly #started = Promise.withResolvers<Failure | null>()
  #outcome = Promise.withResolvers<Outcome<Output>>()

  constructor(options: ThreadOptions) {
    this.#options = options
    this.#worker = startWorker(options)
    const late = setTimeout(() => void this.#stop({ failure: 'not started' }), options.startMilliseconds)
    void this.#started.promise.then(() => clearTimeout(late))
    this.#worker.on('message', (message: WorkerMessage<Output>) => this.#onMessage(message))
    this.#worker.on('error', (cause: NodeJS.ErrnoException) => {
      const failure = cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too big' : 'crashed'
      this.#outcome.resolve({ failure, cause })
      void this.#stop({ failure: 'not started', cause })
    })
    this.#worker.on('exit', () => void this.#stop({ failure: 'stopped' }))
  }

  /** `cpuMilliseconds`: the CPU time that the job may take. */
  async run(input: Input, cpuMilliseconds: number): Promise<Outcome<Output>> {
    this.#worker.ref()
    const failure = await this.#started.promise
    if (failure) return failure
    const finished = new AbortController()
    const budget = (await this.#cpuMilliseconds()) + cpuMilliseconds
    const watch = this.#watch(cpuMilliseconds, budget, finished.signal)
    this.#worker.postMessage(input)
    const outcome = await this.#outcome.promise
    finished.abort()
    await watch
    this.#outcome = Promise.withResolvers()
    this.#worker.unref()
    return outcome
  }

  async end() {
    await this.#stop({ failure: 'closed' })
  }

  #onMessage(message: WorkerMessage<Output>) {
    if ('ready' in message) this.#started.resolve(null)
    else this.#outcome.resolve(message)
  }

  /** Terminates the thread at its CPU-time budget or at the wall-clock deadline. */
  async #watch(limit: number, budget: number, finished: AbortSignal) {
    const deadline = performance.now() + this.#options.wallClockMilliseconds
    for (let left = limit; left > 0 && performance.now() < deadline; ) {
      await delay(left, undefined, { signal: finished }).catch(() => {})
      if (finished.aborted) return
      const tooLate = delay(deadline - performance.now(), Infinity, { signal: finished, ref: false })
      left = budget - (await Promise.race([this.#cpuMilliseconds(), tooLate.catch(() => 0)]))
    }
    if (!finished.aborted) await this.#stop({ failure: 'too slow' })
  }

  /** CPU time used so far, in milliseconds. */
  async #cpuMilliseconds(): Promise<number> {
    const { user, system } = await this.#worker.cpuUsage().catch(() => ({ user: Infinity, system: 0 }))
    return (user + system) / 1000
  }

  async #stop(failure: Failure) {
    this.isAlive = false
    this.#started.resolve(failure)
    this.#outcome.resolve(failure)
    await this.#worker.terminate()
  }
}

function startWorker({ name, program, execArgv, megabytes, youngMegabytes }: ThreadOptions): Worker {
  // Resolved from the project's root, because bundling changes this file's own URL.
  const path = resolve(/* turbopackIgnore: true */ process.cwd(), program)
  return new Worker(/* turbopackIgnore: true */ path, {
    name,
    execArgv,
    env: { NODE_ENV: 'production' },
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: youngMegabytes },
  })
}
