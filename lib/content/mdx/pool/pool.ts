import { Unavailable } from '#lib/core/errors.ts'
import { WorkerPool } from '#lib/core/worker-pool.ts'
import type { Failure } from '#lib/core/worker-thread.ts'
import type { JobResult, Jobs, Request } from './jobs.ts'
import { POOL_LIMITS, type PoolLimits } from './limits.ts'

/** The worker pool of the renderer. A text that breaks a limit or its worker is rejected with a diagnostic. */
export class RenderPool {
  readonly #limits: PoolLimits
  readonly #pool: WorkerPool<Request, JobResult<unknown>>

  constructor(limits: PoolLimits = POOL_LIMITS) {
    this.#limits = limits
    this.#pool = new WorkerPool({
      ...limits,
      name: 'renderer',
      program: 'lib/content/mdx/pool/worker.ts',
      execArgv: ['--import', 'tsx'],
      cpuMilliseconds: ({ kind }) => limits.milliseconds[kind],
    })
  }

  /** Number of threads. */
  get threads(): number {
    return this.#pool.threads
  }

  /** Throws Unavailable when the pool is full, cannot start or is closed meanwhile. */
  async run<Kind extends keyof Jobs>(
    kind: Kind,
    input: Jobs[Kind]['input'],
  ): Promise<JobResult<Jobs[Kind]['value']>> {
    const outcome = await this.#pool.run({ kind, input } as Request)
    if ('value' in outcome) return outcome.value as JobResult<Jobs[Kind]['value']>
    return refusal(outcome, this.#limits.milliseconds[kind] / 1000)
  }

  async close() {
    await this.#pool.close()
  }
}

// A text that kills its worker is rejected; otherwise callers would retry it forever.
function refusal({ failure, cause }: Failure, seconds: number): JobResult<never> {
  switch (failure) {
    case 'too slow':
      return problem(`Processing this text takes longer than ${seconds} seconds. Shorten or simplify it.`)
    case 'too big':
      return problem('Rendering this text takes too much memory. Shorten or simplify it.')
    case 'crashed':
      return problem('The renderer crashed on this text. Simplify it.')
    case 'full':
      throw new Unavailable('The render queue is full. Try again in a minute.')
    case 'closed':
      throw new Unavailable('The renderer is shutting down. Try again.')
    case 'stopped':
      throw new Unavailable('The renderer stopped unexpectedly. Try again.')
    case 'not started':
      throw new Unavailable('The renderer could not start. Try again in a minute.', { cause })
  }
}

function problem(message: string): JobResult<never> {
  return { problems: [{ line: 1, column: 1, message }] }
}
