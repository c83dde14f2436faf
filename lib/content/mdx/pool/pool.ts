import { Unavailable } from '#lib/core/errors.ts'
import type { Jobs, Outcome, Request } from './jobs.ts'
import { POOL_LIMITS, type PoolLimits } from './limits.ts'
import { Thread } from './thread.ts'

type Task = {
  request: Request
  resolve: (outcome: Outcome<unknown>) => void
  reject: (error: unknown) => void
}

/** A few worker threads, started when there is work and ended when there has been none for a while. */
export class RenderPool {
  readonly #limits: PoolLimits
  readonly #threads = new Set<Thread>()
  readonly #idle: Thread[] = []
  readonly #queue: Task[] = []
  #rest: NodeJS.Timeout | undefined

  constructor(limits: PoolLimits = POOL_LIMITS) {
    this.#limits = limits
  }

  async run<Kind extends keyof Jobs>(
    kind: Kind,
    input: Jobs[Kind]['input'],
  ): Promise<Outcome<Jobs[Kind]['value']>> {
    if (this.#queue.length >= this.#limits.waiting)
      throw new Unavailable('Too many texts are waiting to be rendered. Try again in a minute.')
    const outcome = new Promise<Outcome<unknown>>((resolve, reject) => {
      this.#queue.push({ request: { kind, input } as Request, resolve, reject })
    })
    this.#next()
    return (await outcome) as Outcome<Jobs[Kind]['value']>
  }

  /** How many threads there are. */
  get threads(): number {
    return this.#threads.size
  }

  async close() {
    clearTimeout(this.#rest)
    for (const task of this.#queue.splice(0))
      task.reject(new Unavailable('The renderer is closing. Try again.'))
    await this.#end([...this.#threads])
  }

  #next() {
    if (this.#queue.length === 0) return
    const thread = this.#rested() ?? this.#another()
    const task = thread && this.#queue.shift()
    if (thread && task) void this.#perform(thread, task)
  }

  /** An idle thread; one that has died in its sleep is forgotten. */
  #rested(): Thread | undefined {
    for (let thread = this.#idle.pop(); thread; thread = this.#idle.pop()) {
      if (thread.isAlive) return thread
      this.#threads.delete(thread)
    }
    return undefined
  }

  #another(): Thread | undefined {
    if (this.#threads.size >= this.#limits.workers) return undefined
    const thread = new Thread(this.#limits)
    this.#threads.add(thread)
    return thread
  }

  async #perform(thread: Thread, task: Task) {
    clearTimeout(this.#rest)
    try {
      task.resolve(await thread.perform(task.request))
    } catch (error) {
      task.reject(error)
    }
    if (thread.isAlive) this.#idle.push(thread)
    else this.#threads.delete(thread)
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => void this.#end(this.#idle), this.#limits.idleMilliseconds).unref()
    this.#next()
  }

  async #end(threads: Thread[]) {
    const ending = [...threads]
    this.#idle.length = 0
    for (const thread of ending) this.#threads.delete(thread)
    await Promise.all(ending.map((thread) => thread.end()))
  }
}
