import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { Unavailable } from '#lib/core/errors.ts'
import type { JobResult, Request, WorkerMessage } from './jobs.ts'
import type { PoolLimits } from './limits.ts'

const BROKEN = 'The renderer crashed on this text. Simplify it.'
const TOO_BIG = 'Rendering this text takes too much memory. Shorten or simplify it.'

/**
 * A worker thread with an empty environment (no secrets) and a memory limit. `run` takes one request at a time. A
 * thread that exceeds a limit or crashes is terminated: see `isAlive`.
 */
export class Thread {
  isAlive = true
  readonly #limits: PoolLimits
  readonly #worker: Worker
  readonly #ready = Promise.withResolvers<void>()
  #result = Promise.withResolvers<JobResult<unknown>>()

  constructor(limits: PoolLimits) {
    this.#limits = limits
    this.#worker = startWorker(limits)
    const late = setTimeout(() => void this.#stop(NOT_STARTED), limits.startMilliseconds)
    this.#ready.promise.catch(() => {}).finally(() => clearTimeout(late))
    this.#result.promise.catch(() => {})
    this.#worker.on('message', (message: WorkerMessage) => this.#onMessage(message))
    this.#worker.on('error', (error: NodeJS.ErrnoException) => {
      // A text that kills its worker is rejected; otherwise callers would retry it forever.
      this.#result.resolve(refusal(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOO_BIG : BROKEN))
      void this.#stop(`The renderer failed (${error.message}). Try again.`)
    })
    this.#worker.on('exit', () => void this.#stop('The renderer stopped unexpectedly. Try again.'))
  }

  async run(request: Request): Promise<JobResult<unknown>> {
    this.#worker.ref()
    await this.#ready.promise
    const finished = new AbortController()
    const budget = (await this.#cpuMilliseconds()) + this.#limits.milliseconds[request.kind]
    const watch = this.#watch(request, budget, finished.signal)
    this.#worker.postMessage(request)
    try {
      return await this.#result.promise
    } finally {
      finished.abort()
      await watch
      this.#result = Promise.withResolvers()
      this.#result.promise.catch(() => {})
      this.#worker.unref()
    }
  }

  async end() {
    await this.#stop('The renderer is shutting down. Try again.')
  }

  #onMessage(message: WorkerMessage) {
    if ('ready' in message) this.#ready.resolve()
    else this.#result.resolve(message.result)
  }

  /** Terminates the thread at its CPU-time budget or at the wall-clock deadline. */
  async #watch({ kind }: Request, budget: number, finished: AbortSignal) {
    const limit = this.#limits.milliseconds[kind]
    const deadline = performance.now() + this.#limits.wallClockMilliseconds
    for (let left = limit; left > 0 && performance.now() < deadline; ) {
      await delay(left, undefined, { signal: finished }).catch(() => {})
      if (finished.aborted) return
      const tooLate = delay(deadline - performance.now(), Infinity, { signal: finished, ref: false })
      left = budget - (await Promise.race([this.#cpuMilliseconds(), tooLate.catch(() => 0)]))
    }
    if (finished.aborted) return
    this.#result.resolve(refusal(tooSlow(limit)))
    await this.end()
  }

  /** CPU time used so far, in milliseconds. */
  async #cpuMilliseconds(): Promise<number> {
    const { user, system } = await this.#worker.cpuUsage().catch(() => ({ user: Infinity, system: 0 }))
    return (user + system) / 1000
  }

  async #stop(reason: string) {
    this.isAlive = false
    this.#ready.reject(new Unavailable(reason))
    this.#result.reject(new Unavailable(reason))
    await this.#worker.terminate()
  }
}

const NOT_STARTED = 'The renderer could not start. Try again in a minute.'

function startWorker(limits: PoolLimits): Worker {
  // Resolved from the project root, because bundling changes this file's own URL.
  const program = resolve(/* turbopackIgnore: true */ process.cwd(), 'lib/content/mdx/pool/worker.ts')
  return new Worker(/* turbopackIgnore: true */ program, {
    name: 'renderer',
    execArgv: ['--import', 'tsx'],
    env: { NODE_ENV: 'production' },
    resourceLimits: {
      maxOldGenerationSizeMb: limits.megabytes,
      maxYoungGenerationSizeMb: limits.youngMegabytes,
    },
  })
}

function tooSlow(limit: number) {
  return `Processing this text takes longer than ${limit / 1000} seconds. Shorten or simplify it.`
}

function refusal(message: string): JobResult<never> {
  return { problems: [{ line: 1, column: 1, message }] }
}
