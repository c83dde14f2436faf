import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Unavailable } from '#lib/errors'
import type { Answer, Outcome, Request } from './jobs'
import { LIMITS } from './limits'

const TOO_SLOW = `It takes longer than ${LIMITS.milliseconds / 1000} seconds to render this text. Shorten or simplify it.`
const TOO_BIG = 'It takes too much memory to render this text. Shorten or simplify it.'

type Waiting = { resolve: (outcome: Outcome<unknown>) => void; reject: (error: Error) => void }

/**
 * One worker thread. It knows no environment, so nothing secret, and its memory is limited. `perform` takes one
 * request at a time. A thread that was too slow, too big or broken has ended: `isAlive` says so.
 */
export class Thread {
  isAlive = true
  readonly #worker: Worker
  readonly #started: Promise<void>
  #waiting: Waiting | undefined

  constructor() {
    // From the project's root, since this file's own address is lost when it is bundled.
    const program = resolve(/* turbopackIgnore: true */ process.cwd(), 'lib/mdx/worker.ts')
    this.#worker = new Worker(/* turbopackIgnore: true */ program, {
      name: 'renderer',
      execArgv: ['--import', 'tsx'],
      env: { NODE_ENV: 'production' },
      resourceLimits: { maxOldGenerationSizeMb: LIMITS.workerMegabytes, maxYoungGenerationSizeMb: 32 },
    })
    this.#started = this.#listen()
    this.#started.catch(() => {})
  }

  async perform(request: Request): Promise<Outcome<unknown>> {
    this.#worker.ref()
    await this.#started
    const outcome = new Promise<Outcome<unknown>>((resolve, reject) => {
      this.#waiting = { resolve, reject }
    })
    const timer = setTimeout(() => this.#giveUp(TOO_SLOW), LIMITS.milliseconds)
    this.#worker.postMessage(request)
    try {
      return await outcome
    } finally {
      clearTimeout(timer)
      this.#waiting = undefined
      this.#worker.unref()
    }
  }

  async end() {
    this.isAlive = false
    await this.#worker.terminate()
  }

  #listen(): Promise<void> {
    return new Promise((ready, failed) => {
      const late = setTimeout(() => {
        failed(new Unavailable('The renderer does not start. Try again in a minute.'))
        void this.end()
      }, LIMITS.startMilliseconds)
      this.#worker.on('message', (answer: Answer) => {
        clearTimeout(late)
        if ('ready' in answer) ready()
        else if ('outcome' in answer) this.#waiting?.resolve(answer.outcome)
        else this.#waiting?.reject(new Error(answer.failure))
      })
      this.#worker.on('error', (error: NodeJS.ErrnoException) => {
        this.isAlive = false
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') this.#waiting?.resolve(refusal(TOO_BIG))
        failed(new Unavailable(`The renderer failed: ${error.message}. Try again.`))
      })
      this.#worker.on('exit', () => {
        this.isAlive = false
        clearTimeout(late)
        failed(stopped())
        this.#waiting?.reject(stopped())
      })
    })
  }

  #giveUp(message: string) {
    this.#waiting?.resolve(refusal(message))
    void this.end()
  }
}

function refusal(message: string): Outcome<never> {
  return { problems: [{ line: 1, column: 1, message }] }
}

function stopped() {
  return new Unavailable('The renderer stopped unexpectedly. Try again.')
}
