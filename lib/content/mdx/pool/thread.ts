import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { Unavailable } from '#lib/core/errors.ts'
import type { WorkerMessage, JobResult, Request } from './jobs.ts'
import type { PoolLimits } from './limits.ts'

const BROKEN = 'The renderer broke down over this text. Simplify it.'
const TOO_BIG = 'It takes too much memory to render this text. Shorten or simplify it.'

/**
 * One worker thread. It knows no environment, so nothing secret, and its memory is limited. `run` takes one
 * request at a time. A thread that was too slow, too big or broken has ended: `isAlive` says so.
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
      // A text that ends its worker is refused; otherwise it would be tried again and again.
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
    await this.#stop('The renderer is closing. Try again.')
  }

  #onMessage(message: WorkerMessage) {
    if ('ready' in message) this.#ready.resolve()
    else this.#result.resolve(message.result)
  }

  /** Ends the thread when it has computed up to the budget, or when the clock says that it is enough. */
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

  /** Milliseconds of processor time so far. */
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

const NOT_STARTED = 'The renderer does not start. Try again in a minute.'

function startWorker(limits: PoolLimits): Worker {
  // From the project's root, since this file's own address is lost when it is bundled.
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
  return `It takes longer than ${limit / 1000} seconds to work through this text. Shorten or simplify it.`
}

function refusal(message: string): JobResult<never> {
  return { problems: [{ line: 1, column: 1, message }] }
}
