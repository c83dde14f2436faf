import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestLog } from '#server/observability/access-log.ts'
import type { Metrics } from '#server/observability/metrics.ts'

/** What is noted about a request while it is answered. */
export type Sight = { id: string; began: number; route: string; verdict: string }

/**
 * Notes one line and one count per request. No address, query, cookie or other secret of a reader is noted.
 */
export class Witness {
  readonly #run = randomBytes(4).toString('hex')
  readonly #log: Pick<RequestLog, 'note'> | null
  readonly #metrics: Pick<Metrics, 'countRequest'>
  #count = 0

  constructor(log: Pick<RequestLog, 'note'> | null, metrics: Pick<Metrics, 'countRequest'>) {
    this.#log = log
    this.#metrics = metrics
  }

  see(): Sight {
    const id = `${this.#run}-${(++this.#count).toString(36)}`
    return { id, began: performance.now(), route: 'none', verdict: 'none' }
  }

  /** Notes a request once it is over. */
  watch(sight: Sight, req: IncomingMessage, res: ServerResponse) {
    res.once('close', () => this.note(sight, req, res.headersSent ? res.statusCode : 0))
  }

  /** Notes a request that is over. */
  note({ id, began, route, verdict }: Sight, { method = '' }: IncomingMessage, status: number) {
    this.#metrics.countRequest(route, status, verdict)
    const ms = Math.round((performance.now() - began) * 100) / 100
    this.#log?.note({ id, method, route, status, verdict, ms })
  }
}
