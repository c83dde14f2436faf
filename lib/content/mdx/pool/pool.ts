import { Unavailable } from '#lib/core/errors.ts'
import type { JobResult, Jobs, Request } from './jobs.ts'
import { POOL_LIMITS, type PoolLimits } from './limits.ts'
import { Thread } from './thread.ts'

type Task = {
  request: Request
  resolve: (result: JobResult<unknown>) => void
  reject: (error: unknown) => void
}

/** A worker pool with a bounded queue. Threads start on demand and are terminated after an idle period. */
export class RenderPool {
  readonly #limits: PoolLimits
  readonly #threads = new Set<Thread>()
  readonly #idle: Thread[] = []
  readonly #queue: Task[] = []
  #idleTimer: NodeJS.Timeout | undefined

  constructor(limits: PoolLimits = POOL_LIMITS) {
    this.#limits = limits
  }

  async run<Kind extends keyof Jobs>(
    kind: Kind,
    input: Jobs[Kind]['input'],
  ): Promise<JobResult<Jobs[Kind]['value']>> {
    if (this.#queue.length >= this.#limits.waiting)
      throw new Unavailable('The render queue is full. Try again in a minute.')
    const result = new Promise<JobResult<unknown>>((resolve, reject) => {
      this.#queue.push({ request: { kind, input } as Request, resolve, reject })
    })
    this.#next()
    return (await result) as JobResult<Jobs[Kind]['value']>
  }

  /** Number of threads. */
  get threads(): number {
    return this.#threads.size
  }

  async close() {
    clearTimeout(this.#idleTimer)
    for (const task of this.#queue.splice(0))
      task.reject(new Unavailable('The renderer is shutting down. Try again.'))
    await this.#end([...this.#threads])
  }

  #next() {
    if (this.#queue.length === 0) return
    const thread = this.#idleThread() ?? this.#startThread()
    const task = thread && this.#queue.shift()
    if (thread && task) void this.#runOn(thread, task)
  }

  /** An idle thread that is still alive; dead ones are discarded. */
  #idleThread(): Thread | undefined {
    for (let thread = this.#idle.pop(); thread; thread = this.#idle.pop()) {
      if (thread.isAlive) return thread
      this.#threads.delete(thread)
    }
    return undefined
  }

  #startThread(): Thread | undefined {
    if (this.#threads.size >= this.#limits.workers) return undefined
    const thread = new Thread(this.#limits)
    this.#threads.add(thread)
    return thread
  }

  async #runOn(thread: Thread, task: Task) {
    clearTimeout(this.#idleTimer)
    try {
      task.resolve(await thread.run(task.request))
    } catch (error) {
      task.reject(error)
    }
    if (thread.isAlive) this.#idle.push(thread)
    else this.#threads.delete(thread)
    clearTimeout(this.#idleTimer)
    this.#idleTimer = setTimeout(() => void this.#end(this.#idle), this.#limits.idleMilliseconds).unref()
    this.#next()
  }

  async #end(threads: Thread[]) {
    const ending = [...threads]
    this.#idle.length = 0
    for (const thread of ending) this.#threads.delete(thread)
    await Promise.all(ending.map((thread) => thread.end()))
  }
}
