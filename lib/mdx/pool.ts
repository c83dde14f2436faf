import { Unavailable } from '#lib/errors'
import type { Jobs, Outcome, Request } from './jobs'
import { LIMITS } from './limits'
import { Thread } from './thread'

type Task = {
  request: Request
  resolve: (outcome: Outcome<unknown>) => void
  reject: (error: unknown) => void
}

/** A few worker threads, started when there is work and ended when there has been none for a while. */
export class RenderPool {
  readonly #threads = new Set<Thread>()
  readonly #idle: Thread[] = []
  readonly #queue: Task[] = []
  #rest: NodeJS.Timeout | undefined

  async run<Kind extends keyof Jobs>(
    kind: Kind,
    input: Jobs[Kind]['input'],
  ): Promise<Outcome<Jobs[Kind]['value']>> {
    if (this.#queue.length >= LIMITS.waiting)
      throw new Unavailable('Too many texts are waiting to be rendered. Try again in a minute.')
    const outcome = new Promise<Outcome<unknown>>((resolve, reject) => {
      this.#queue.push({ request: { kind, input } as Request, resolve, reject })
    })
    this.#next()
    return (await outcome) as Outcome<Jobs[Kind]['value']>
  }

  async close() {
    clearTimeout(this.#rest)
    for (const task of this.#queue.splice(0))
      task.reject(new Unavailable('The renderer is closing. Try again.'))
    await this.#endAll()
  }

  #next() {
    if (this.#queue.length === 0) return
    const thread = this.#idle.pop() ?? this.#another()
    const task = thread && this.#queue.shift()
    if (thread && task) void this.#perform(thread, task)
  }

  #another(): Thread | undefined {
    if (this.#threads.size >= LIMITS.workers) return undefined
    const thread = new Thread()
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
    this.#rest = setTimeout(() => void this.#endAll(), LIMITS.idleMilliseconds).unref()
    this.#next()
  }

  async #endAll() {
    this.#idle.length = 0
    const threads = [...this.#threads]
    this.#threads.clear()
    await Promise.all(threads.map((thread) => thread.end()))
  }
}
